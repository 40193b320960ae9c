import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../../shell/toasts.js';
import { newsOf } from './news.js';
import type { OwnRequest } from './own.js';
import { useWatched } from './use-watched.js';

/** Says aloud what became of a request while the page that shows it is open and somebody is signed in. */
export function useNews(query: Parameters<typeof useWatched<readonly OwnRequest[]>>[0]): void {
  const requests = useWatched(query);
  const { t } = useTranslation();
  const toast = useToast();
  const known = useRef<readonly OwnRequest[]>(undefined);
  useEffect(() => {
    const before = known.current;
    known.current = requests;
    if (before === undefined || requests === undefined) return;
    for (const status of newsOf(before, requests))
      toast(status === 'Processed' ? 'success' : 'info', t(`portal.requests.news.${status}`));
  }, [requests, t, toast]);
}
