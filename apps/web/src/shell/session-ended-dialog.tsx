import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../shared/dialog.js';
import { ProblemAlert } from '../shared/problem-alert.js';
import { DemoIdentities } from './demo-identities.js';
import { type Me, useSession } from './session.js';
import { staffSignIn, useSignInWays } from './sign-in-ways.js';

/** Ids that the demo hands out; staff that signs in at the agency has others. */
const demoId = /^[a-z-]+(-\d+)?(-b)?$/;

/** Over the page as it stands: after signing in again the work goes on where it was, with everything typed. */
export function SessionEndedDialog() {
  const { me, ended } = useSession();
  return ended && me ? <SessionEnded me={me} /> : null;
}

/** The text has the focus first, so that nobody who was about to press Enter leaves the page by it. */
function SessionEnded({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const { signOut, signedIn } = useSession();
  const ways = useSignInWays();
  const [failure, setFailure] = useState<{ readonly problem: unknown }>();
  const leave = () => {
    setFailure(undefined);
    // Said in here: a toast would stand behind the dialog, where nobody hears it.
    signOut().catch((problem: unknown) => setFailure({ problem }));
  };
  const byDemo = ways.data?.demo === true && demoId.test(me.id);
  useEffect(() => {
    // Signed in again in another tab: this page goes on when somebody comes back to it.
    const back = () => void signedIn();
    addEventListener('focus', back);
    return () => removeEventListener('focus', back);
  }, [signedIn]);
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => text.current?.focus(), []);
  return (
    <Dialog title={t('session.ended.title')}>
      <p ref={text} tabIndex={-1} className="dialog__text">
        {me.role === 'customer'
          ? t('session.ended.textCustomer')
          : t('session.ended.text', { name: me.name })}
      </p>
      {failure && <ProblemAlert problem={failure.problem} />}
      {byDemo && <DemoIdentities only={me.id} />}
      {ways.data?.staff && !byDemo && (
        <p>
          <a
            className="usa-button"
            href={staffSignIn(ways.data.staff, '/signed-in')}
            target="_blank"
            rel="noopener"
          >
            {t('session.ended.signIn')}
          </a>
        </p>
      )}
      <button type="button" className="usa-button usa-button--unstyled" onClick={leave}>
        {t('session.ended.leave')}
      </button>
    </Dialog>
  );
}
