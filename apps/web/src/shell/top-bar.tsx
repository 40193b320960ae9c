import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { problemText } from '../shared/problem-text.js';
import { LanguageSwitch } from './language-switch.js';
import { useSession } from './session.js';
import { useToast } from './toasts.js';

/** The product's name, who is signed in, for which county, and the way out. */
export function TopBar() {
  const { t } = useTranslation();
  const { me, signOut } = useSession();
  const toast = useToast();
  const navigate = useNavigate();
  const leave = async () => {
    try {
      await signOut();
      await navigate('/sign-in');
      toast('success', t('session.signedOut'));
    } catch (problem) {
      toast('error', problemText(problem, t));
    }
  };
  return (
    <header className="top-bar">
      <Link to="/" className="top-bar__name">
        {t('shell.product')}
      </Link>
      {(!me || me.role === 'customer') && <LanguageSwitch />}
      {me && (
        <div className="top-bar__person">
          <span>
            {me.name}
            {me.countyName !== null && <span className="top-bar__county"> · {me.countyName}</span>}
          </span>
          <button type="button" className="usa-button usa-button--unstyled" onClick={() => void leave()}>
            {t('session.signOut')}
          </button>
        </div>
      )}
    </header>
  );
}
