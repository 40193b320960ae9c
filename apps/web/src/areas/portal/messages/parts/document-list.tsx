import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sizeText } from '../../../../shared/numbers.js';
import { useLocale } from '../../parts/locale.js';
import type { OwnDocument } from './own-messages.js';

/** Documents by their names; those that were looked into can be downloaded again. */
export function DocumentList({
  documents,
  label,
  more,
}: {
  readonly documents: readonly OwnDocument[];
  readonly label: string;
  /** What stands behind each. */
  readonly more?: (document: OwnDocument) => ReactNode;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <ul className="documents" aria-label={label}>
      {documents.map((each) => (
        <li key={each.documentId}>
          <span className="documents__name">
            {each.state === 'released' ? (
              <a className="usa-link" href={`/api/v1/files/${each.documentId}`} download>
                {each.name}
              </a>
            ) : (
              each.name
            )}{' '}
            <span className="muted">({sizeText(each.size, locale)})</span>
          </span>
          {each.state !== 'released' && (
            <span className={each.state === 'refused' ? 'due--over' : 'muted'}>
              {t(`messages.document.${each.state}`)}
            </span>
          )}
          {more?.(each)}
        </li>
      ))}
    </ul>
  );
}
