import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ways } from '../../parts/ways.js';
import type { Box } from '../parts/own-messages.js';

/** Where there is more than one page. */
export function PagesOfMessages({
  box,
  page,
  last,
}: {
  readonly box: Box;
  readonly page: number;
  readonly last: number;
}) {
  const { t } = useTranslation();
  if (last === 1 && page === 1) return null;
  return (
    <nav className="pager" aria-label={t('messages.list.pages')}>
      <span>{t('messages.list.page', { page, last })}</span>
      {page > 1 && (
        <Link className="usa-link" to={ways.box(box, Math.min(page - 1, last))}>
          {t('messages.list.previous')}
        </Link>
      )}
      {page < last && (
        <Link className="usa-link" to={ways.box(box, page + 1)}>
          {t('messages.list.next')}
        </Link>
      )}
    </nav>
  );
}
