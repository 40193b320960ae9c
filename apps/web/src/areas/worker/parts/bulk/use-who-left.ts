import { useEffect, useEffectEvent, useRef } from 'react';
import { comparedPages, type Place } from './compared-pages.js';

/** Tells of the rows that left a list while it is shown: not of those that only moved to another page. */
export function useWhoLeft<Row>(
  items: readonly Row[] | undefined,
  { question, page, idOf }: Place & { readonly question: string; readonly idOf: (row: Row) => string },
  left: (ids: readonly string[]) => void,
): void {
  const before = useRef<{ readonly question: string; readonly items: readonly Row[] }>(undefined);
  const tell = useEffectEvent((then: readonly Row[], now: readonly Row[]) => {
    const { gone } = comparedPages(then.map(idOf), now.map(idOf), { page });
    if (gone.length > 0) left(gone);
  });
  useEffect(() => {
    if (items === undefined) return;
    const previous = before.current;
    before.current = { question, items };
    if (previous?.question === question && previous.items !== items) tell(previous.items, items);
  }, [items, question]);
}
