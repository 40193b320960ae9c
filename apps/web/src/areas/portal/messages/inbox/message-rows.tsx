import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '#api-client';
import { ways } from '../../parts/ways.js';
import type { Box } from '../parts/own-messages.js';
import { heldRows } from './held-rows.js';
import { MessageRow } from './message-row.js';
import { PagesOfMessages } from './pages-of-messages.js';

/** The threads of one page of a box. */
export function MessageRows({
  box,
  found,
}: {
  readonly box: Box;
  readonly found: components['schemas']['OwnMessagesResponse'];
}) {
  const { t } = useTranslation();
  const { items, total, page, pageSize } = found;
  const idsOf = () => items.map(({ messageId }) => messageId);
  const [ids, setIds] = useState(idsOf);
  const { shown, arrived } = heldRows(ids, items);
  return (
    <>
      <h2 className="usa-sr-only">{t(`messages.box.${box}`)}</h2>
      <div role="status">
        {arrived > 0 && (
          <button
            type="button"
            className="usa-button usa-button--outline messages__arrived"
            onClick={() => setIds(idsOf())}
          >
            {t('messages.list.arrived', { count: arrived })}
          </button>
        )}
      </div>
      {shown.length === 0 && arrived === 0 && <Empty box={box} />}
      <ul className="usa-collection messages">
        {shown.map((row) => (
          <MessageRow key={row.messageId} row={row} />
        ))}
      </ul>
      <PagesOfMessages box={box} page={page} last={Math.max(1, Math.ceil(total / pageSize))} />
    </>
  );
}

function Empty({ box }: { readonly box: Box }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="usa-intro">{t(`messages.empty.${box}`)}</p>
      {(box === 'inbox' || box === 'all') && (
        <p>
          <Link className="usa-link" to={ways.eNotification}>
            {t('messages.empty.mail')}
          </Link>
        </p>
      )}
    </>
  );
}
