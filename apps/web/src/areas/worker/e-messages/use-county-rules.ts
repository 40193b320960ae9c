import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { settingsKey } from '../settings/settings-key.js';

const seldom = 10 * 60_000;

/** The county's own rules for e-Messages: holidays, policy, templates. Undefined until they are there. */
export const useCountyRules = () =>
  useQuery({
    queryKey: [...settingsKey, 'rules'],
    queryFn: async () => (await answered(api.GET('/api/v1/county-settings'))).settings,
    staleTime: seldom,
  }).data;
