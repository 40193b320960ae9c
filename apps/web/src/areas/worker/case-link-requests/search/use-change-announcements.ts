import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RequestRow } from '../../parts/types.js';
import { changesText } from './live-rows.js';

interface ListHeard {
  readonly own: Set<string>;
  readonly nameOf: (worker: string) => string;
  readonly page: number;
  /** Of all pages; undefined while it was only counted up to a cap. */
  readonly total: number | undefined;
}

/** What changed in a list since it was last shown, in words, for a polite live region. `own` is emptied by it. */
export function useChangeAnnouncements(
  items: readonly RequestRow[] | undefined,
  question: string,
  { own, nameOf, page, total }: ListHeard,
): string {
  const [text, setText] = useState('');
  const before = useRef<{
    readonly question: string;
    readonly items: readonly RequestRow[];
    readonly total: number | undefined;
  }>(undefined);
  const said = useEffectEvent(
    (then: readonly RequestRow[], now: readonly RequestRow[], totalThen: number | undefined) =>
      changesText(then, now, {
        own,
        nameOf,
        page,
        totals: totalThen === undefined || total === undefined ? undefined : [totalThen, total],
      }),
  );
  useEffect(() => {
    if (items === undefined) return;
    const previous = before.current;
    before.current = { question, items, total };
    if (previous === undefined || previous.question !== question || previous.items === items) return;
    const changes = said(previous.items, items, previous.total);
    own.clear();
    // The same words once more are another message: a blank makes them so.
    if (changes !== '') setText((last) => (last === changes ? `${changes}\u00a0` : changes));
  }, [items, question, own, total]);
  return text;
}
