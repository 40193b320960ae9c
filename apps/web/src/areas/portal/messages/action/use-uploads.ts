import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '#api-client';
import { upload } from '../../../../shared/upload.js';
import { useDraft } from '../../../../shared/use-draft.js';
import { after } from '../../../../shared/wall-clock.js';
import { portalKey } from '../../parts/own.js';
import { madeSmaller } from './make-smaller.js';
import { codeOf, sizeOf, type UploadItem } from './uploads.js';

const megabyte = 1_000_000;
const untilAskedAgain = 5;

/**
 * Documents on their way to an action: each by itself, cancelled or sent again by itself. A page that is loaded anew
 * has lost them, and names what is to be chosen again.
 */
export function useUploads(messageId: string, fileMegabytes: number) {
  const queries = useQueryClient();
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const [names, setNames, forgetNames] = useDraft<readonly string[]>(`message-files:${messageId}`, []);
  const [lost, setLost] = useState(names);
  const [pages, setPages] = useState<readonly File[]>([]);
  const [addedLast, setAddedLast] = useState('');
  const lastId = useRef(0);
  const ending = useRef(new Map<number, () => void>());
  useEffect(() => {
    const all = ending.current;
    return () => {
      for (const end of all.values()) end();
    };
  }, []);

  const keepNames = (of: readonly { readonly name: string }[]) =>
    of.length === 0 ? forgetNames() : setNames(of.map(({ name }) => name));
  const current = useRef(items);
  const update = (next: readonly UploadItem[]) => {
    current.current = next;
    setItems(next);
  };
  const put = (id: number, part: Partial<UploadItem>) =>
    update(current.current.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const drop = (id: number) => {
    ending.current.get(id)?.();
    ending.current.delete(id);
    update(current.current.filter((each) => each.id !== id));
    keepNames(current.current);
  };
  const fail = (id: number, problem: unknown, code: string) =>
    put(id, { state: { is: 'failed', problem, code } });

  const begin = async (item: UploadItem) => {
    const { id, files, key } = item;
    const total = sizeOf(files);
    // What is too large anyway need not be sent to be told so.
    if (total > fileMegabytes * megabyte) return fail(id, undefined, 'file_too_large');
    put(id, { state: { is: 'sending', sent: 0, total } });
    const stop = new AbortController();
    ending.current.set(id, () => stop.abort());
    const body = new FormData();
    for (const file of files) body.append('file', file, file.name);
    try {
      await upload({
        path: `/api/v1/portal/messages/${messageId}/documents`,
        body,
        idempotencyKey: key,
        signal: stop.signal,
        onProgress: (sent, of) => put(id, { state: { is: 'sending', sent: Math.min(sent, of), total: of } }),
      });
      await queries.invalidateQueries({ queryKey: [...portalKey, 'message'] });
      drop(id);
      setAddedLast(item.name);
      void queries.invalidateQueries({ queryKey: portalKey });
    } catch (problem) {
      if (stop.signal.aborted) return;
      if (problem instanceof ApiProblem && problem.status === 503)
        wait(item, problem.retryAfter ?? untilAskedAgain);
      else fail(id, problem, codeOf(problem));
    }
  };
  const wait = (item: UploadItem, seconds: number) => {
    if (seconds <= 0) return void begin(item);
    put(item.id, { state: { is: 'waiting', seconds } });
    ending.current.set(
      item.id,
      after(1_000, () => wait(item, seconds - 1)),
    );
  };

  const compose = (files: readonly File[]) => {
    setLost([]);
    setPages(files);
    keepNames([...current.current, ...files]);
  };
  return {
    items,
    /** Something is not there yet: on its way, or still being put into order. */
    isAdding: pages.length > 0 || items.some(({ state }) => state.is !== 'failed'),
    /** Pictures that are being put into order, to be one document. */
    pages,
    compose,
    /** The name of what was added last. */
    addedLast,
    /** Of these the page forgot the files. */
    lost,
    /** As the pages of one document. */
    add: (files: readonly File[]) => {
      const [first] = files;
      if (first === undefined) return;
      const id = ++lastId.current;
      const state = { is: 'sending', sent: 0, total: sizeOf(files) } as const;
      const item: UploadItem = { id, name: first.name, files, key: crypto.randomUUID(), state };
      setLost([]);
      update([...current.current, item]);
      keepNames(current.current);
      void begin(item);
    },
    again: (item: UploadItem) => void begin(item),
    /** Ends it, or takes away what is said of it. */
    drop,
    shrink: async (item: UploadItem) => {
      put(item.id, { state: { is: 'shrinking' } });
      const most = Math.floor((fileMegabytes * megabyte * 0.95) / item.files.length);
      const files = await madeSmaller(item.files, most);
      if (files === undefined) return fail(item.id, undefined, 'notSmaller');
      const smaller = { ...item, files, key: crypto.randomUUID() };
      put(item.id, smaller);
      await begin(smaller);
    },
  };
}

export type Uploads = ReturnType<typeof useUploads>;
