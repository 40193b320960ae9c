import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { useCommand } from '../../../../shared/use-command.js';
import { useSession } from '../../../../shell/session.js';
import { useToast } from '../../../../shell/toasts.js';
import { portalKey } from '../../parts/own.js';
import type { OwnThread } from '../parts/own-messages.js';
import { freshIds } from './fresh-entries.js';

/** What is on the page counts as read. Answers which entries had not been: they stay marked as new. */
export function useReading({ threadId, unread, entries }: OwnThread): ReadonlySet<string> {
  const { t } = useTranslation();
  const toast = useToast();
  const { ended } = useSession();
  const [fresh, setFresh] = useState<ReadonlySet<string>>(() => new Set(freshIds(entries)));
  const came = freshIds(entries).filter((each) => !fresh.has(each));
  if (came.length > 0) setFresh(new Set([...fresh, ...came]));
  const read = useCommand({
    run: (id: string, header) =>
      answered(api.POST('/api/v1/portal/messages/{id}/read', { params: { path: { id }, header } })),
    changes: [portalKey],
  });
  const open = useEffectEvent(() => read.mutate(threadId));
  const newest = entries.at(-1)?.entryId;
  useEffect(() => {
    if (unread && !ended && newest !== undefined) open();
  }, [unread, ended, newest]);
  const known = useRef(newest);
  const isOfCounty = entries.at(-1)?.from === 'worker';
  useEffect(() => {
    const isNew = known.current !== newest;
    known.current = newest;
    if (isNew && isOfCounty && !ended) toast('info', t('messages.thread.arrived'));
  }, [newest, isOfCounty, ended, t, toast]);
  return fresh;
}
