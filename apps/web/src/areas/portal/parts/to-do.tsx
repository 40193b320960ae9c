import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMessageCounts } from './own.js';
import { ways } from './ways.js';

/** What the county asked for and waits for: it comes before everything else. */
export function ToDo() {
  const { t } = useTranslation();
  const count = useMessageCounts()?.toDo ?? 0;
  if (count === 0) return null;
  return (
    <section className="usa-summary-box to-do" aria-labelledby="to-do">
      <div className="usa-summary-box__body">
        <h2 className="usa-summary-box__heading" id="to-do">
          {t('portal.home.toDo.title', { count })}
        </h2>
        <div className="usa-summary-box__text">
          {t('portal.home.toDo.text')}{' '}
          <Link className="usa-summary-box__link" to={ways.box('actions')}>
            {t('portal.home.toDo.go')}
          </Link>
        </div>
      </div>
    </section>
  );
}
