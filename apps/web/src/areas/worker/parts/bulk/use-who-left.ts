import { useEffect, useEffectEvent, useRef } from 'react';
import type { RequestRow } from '../types.js';
import { comparedPages, type Place } from './compared-pages.js';

/** Tells of the requests that left a list while it is shown: not of those that only moved to another page. */
export function useWhoLeft(
  items: readonly RequestRow[] | undefined,
  { question, page }: Place & { readonly question: string },
  left: (requestIds: readonly string[]) => void,
): void {
  const before = useRef<{ readonly question: string; readonly items: readonly RequestRow[] }>(undefined);
  const tell = useEffectEvent((then: readonly RequestRow[], now: readonly RequestRow[]) => {
    const { gone } = comparedPages(then, now, { page });
    if (gone.length > 0) left(gone);
  });
  useEffect(() => {
    if (items === undefined) return;
    const previous = before.current;
    before.current = { question, items };
    if (previous?.question === question && previous.items !== items) tell(previous.items, items);
  }, [items, question]);
}
