import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { useLive } from '../../../../shared/use-live.js';
import { useMe } from '../../../../shell/session.js';
import { type MessageCriteria, messageQuery } from '../../parts/e-message-criteria.js';

/** The county's e-messages that meet the criteria, kept up to date. */
export function useMessageSearch(criteria: MessageCriteria) {
  const { county } = useMe();
  const body = messageQuery(criteria);
  const found = useQuery({
    queryKey: ['e-messages', 'search', body],
    queryFn: () => answered(api.POST('/api/v1/e-messages/search', { body })),
    placeholderData: keepPreviousData,
  });
  useLive(county === null ? [] : [`e-messages:${county}`], ['e-messages', 'search']);
  /** What was asked: another text, another question. */
  return { found, question: JSON.stringify(body) };
}
