import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { useLive } from '../../../shared/use-live.js';
import { useMe } from '../../../shell/session.js';

/** What stands on the Home page, kept up to date. */
export function useHome() {
  const { id, county, rights } = useMe();
  const found = useQuery({
    queryKey: ['case-link-requests', 'home'],
    queryFn: () => answered(api.GET('/api/v1/worklist/home')),
  });
  const ofMessages = rights.includes('e-message:view') ? [`e-message-counts:${county}:${id}`] : [];
  useLive(county === null ? [] : [`case-link-requests:${county}`, ...ofMessages], [
    'case-link-requests',
    'home',
  ]);
  return found;
}
