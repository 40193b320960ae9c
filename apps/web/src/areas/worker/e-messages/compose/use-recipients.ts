import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { useLive } from '../../../../shared/use-live.js';

/** Who of a case can receive e-messages, and why others cannot; kept up to date. Empty: no case yet. */
export function useRecipients(caseNumber: string) {
  const key = ['message-recipients', caseNumber];
  useLive(caseNumber === '' ? [] : [`case:${caseNumber}`], key);
  return useQuery({
    queryKey: key,
    queryFn: () =>
      answered(
        api.GET('/api/v1/cases/{caseNumber}/message-recipients', { params: { path: { caseNumber } } }),
      ),
    enabled: caseNumber !== '',
  });
}
