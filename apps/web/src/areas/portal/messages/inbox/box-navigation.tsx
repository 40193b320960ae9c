import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ways } from '../../parts/ways.js';
import { type Box, boxes } from '../parts/own-messages.js';

/** Inbox, Sent, All, and what is to be done. */
export function BoxNavigation({ box, toDo }: { readonly box: Box; readonly toDo: number }) {
  const { t } = useTranslation();
  return (
    <nav className="boxes" aria-label={t('messages.box.label')}>
      {boxes.map((each) => (
        <Link key={each} to={ways.box(each)} aria-current={each === box ? 'page' : undefined}>
          {t(`messages.box.${each}`)}
          {each === 'actions' && toDo > 0 && ` (${toDo})`}
        </Link>
      ))}
    </nav>
  );
}
