import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../shared/problem-alert.js';
import { useSession } from './session.js';

/** For a page that is meant for another account: sign out, sign in with that one, and be on this page again. */
export function OtherAccount({ look = '' }: { readonly look?: string }) {
  const { t } = useTranslation();
  const { changeAccount } = useSession();
  const [failure, setFailure] = useState<{ readonly problem: unknown }>();
  const change = () => {
    setFailure(undefined);
    changeAccount().catch((problem: unknown) => setFailure({ problem }));
  };
  return (
    <>
      {failure && <ProblemAlert problem={failure.problem} />}
      <button type="button" className={`usa-button ${look}`} onClick={change}>
        {t('session.otherAccount')}
      </button>
    </>
  );
}
