import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { after, now } from '../../../shared/wall-clock.js';
import type { WorkerHome } from './home-types.js';

const minute = 60_000;

/** The four numbers in one sentence. */
export const countsText = ({
  received,
  read,
  actionCompleted,
  responseOverdue,
}: Omit<WorkerHome['eMessages'], 'shown'>): string =>
  `My e-Messages: ${received} Received, ${read} Read, ${actionCompleted} Action Completed, ${responseOverdue} Response Overdue.`;

/** A text that changes often, for a polite live region: said once a minute at most, and not before it has changed. */
export function useSaidSeldom(text: string): string {
  const [said, setSaid] = useState('');
  const last = useRef({ text, at: 0 });
  const say = useEffectEvent(() => {
    last.current = { text, at: now().getTime() };
    setSaid(text);
  });
  useEffect(() => {
    if (text === last.current.text) return;
    return after(Math.max(0, last.current.at + minute - now().getTime()), () => say());
  }, [text]);
  return said;
}
