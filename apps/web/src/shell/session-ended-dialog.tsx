import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../shared/dialog.js';
import { DemoIdentities } from './demo-identities.js';
import { type Me, useSession } from './session.js';

/** Over the page as it stands: after signing in again the work goes on where it was, with everything typed. */
export function SessionEndedDialog() {
  const { me, ended } = useSession();
  return ended && me ? <SessionEnded me={me} /> : null;
}

/** The text has the focus first, so that nobody who was about to press Enter leaves the page by it. */
function SessionEnded({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const { signOut } = useSession();
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => text.current?.focus(), []);
  return (
    <Dialog title={t('session.ended.title')}>
      <p ref={text} tabIndex={-1} className="dialog__text">
        {t('session.ended.text', { name: me.name })}
      </p>
      <DemoIdentities only={me.id} />
      <button type="button" className="usa-button usa-button--unstyled" onClick={() => void signOut()}>
        {t('session.ended.leave')}
      </button>
    </Dialog>
  );
}
