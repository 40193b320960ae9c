import { useQuery } from '@tanstack/react-query';
import { answered, type components } from '#api-client';
import { api } from '../../../shared/api.js';
import { useLive } from '../../../shared/use-live.js';
import { useMe } from '../../../shell/session.js';

export type FormRow = components['schemas']['FormBody'];

/** The county's forms and notices, with a person's own where one is named; kept up to date. */
export function useForms({
  of,
  enabled = true,
}: {
  readonly of?: { readonly caseNumber: string; readonly personId: string };
  readonly enabled?: boolean;
} = {}) {
  const { county } = useMe();
  useLive(county === null || !enabled ? [] : [`e-message-forms:${county}`], ['forms']);
  return useQuery({
    queryKey: ['forms', of ?? null],
    queryFn: () => answered(api.GET('/api/v1/forms', { params: { query: { ...of } } })),
    enabled,
  });
}
