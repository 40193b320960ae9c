import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { changesText } from './live-rows.js';
import type { RequestRow } from './types.js';

/** What changed in a list since it was last shown, in words, for a polite live region. `own` is emptied by it. */
export function useChangeAnnouncements(
  items: readonly RequestRow[] | undefined,
  question: string,
  { own, nameOf }: { readonly own: Set<string>; readonly nameOf: (worker: string) => string },
): string {
  const [text, setText] = useState('');
  const before = useRef<{ readonly question: string; readonly items: readonly RequestRow[] }>(undefined);
  const said = useEffectEvent((then: readonly RequestRow[], now: readonly RequestRow[]) =>
    changesText(then, now, { own, nameOf }),
  );
  useEffect(() => {
    if (items === undefined) return;
    const previous = before.current;
    before.current = { question, items };
    if (previous === undefined || previous.question !== question || previous.items === items) return;
    const changes = said(previous.items, items);
    own.clear();
    if (changes !== '') setText(changes);
  }, [items, question, own]);
  return text;
}
