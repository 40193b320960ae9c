import { useTranslation } from 'react-i18next';
import { Dialog } from '../shared/dialog.js';
import { DemoIdentities } from './demo-identities.js';
import { useSession } from './session.js';

/** Over the page as it stands: after signing in again the work goes on where it was, with everything typed. */
export function SessionEndedDialog() {
  const { t } = useTranslation();
  const { me, ended, signOut } = useSession();
  if (!ended || !me) return null;
  return (
    <Dialog title={t('session.ended.title')}>
      <p>{t('session.ended.text', { name: me.name })}</p>
      <DemoIdentities only={me.id} />
      <button type="button" className="usa-button usa-button--unstyled" onClick={() => void signOut()}>
        {t('session.ended.leave')}
      </button>
    </Dialog>
  );
}
