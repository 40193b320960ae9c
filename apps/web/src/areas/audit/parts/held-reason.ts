import { useSyncExternalStore } from 'react';
import { client } from '../../../shared/api.js';
import { after, now } from '../../../shared/wall-clock.js';

/** Why somebody looks, for one subject (rule O41). */
export interface HeldReason {
  /** What it was given for, `case:B19900001`. */
  readonly about: string;
  readonly reason: string;
  /** Milliseconds of the wall clock: then it has to be given anew. */
  readonly until: number;
}

const holdsFor = 60 * 60_000;
/** A draft, so that it is gone when somebody signs out. */
const key = 'draft:audit-reason';
const listeners = new Set<() => void>();
let held = kept();
let ends: (() => void) | undefined;

/** The reason holds for this subject from now on, 60 minutes at most; one for another subject is forgotten. */
export function holdReason(about: string, reason: string): void {
  tell({ about, reason, until: now().getTime() + holdsFor });
}

export const forgetReason = (): void => tell(undefined);

/** The reason that holds for this subject, if one does. */
export function useHeldReason(about: string | undefined): HeldReason | undefined {
  const reason = useSyncExternalStore(listen, current);
  return reason?.about === about ? reason : undefined;
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => void listeners.delete(changed);
}

/** Nothing once its time is over, or after somebody else signed in. */
function current(): HeldReason | undefined {
  if (held !== undefined && (held.until <= now().getTime() || sessionStorage.getItem(key) === null))
    held = undefined;
  return held;
}

function tell(next: HeldReason | undefined): void {
  held = next;
  if (next === undefined) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(next));
  watchItsEnd();
  for (const each of listeners) each();
}

function watchItsEnd(): void {
  ends?.();
  ends = held && after(held.until - now().getTime(), forgetReason);
}

function kept(): HeldReason | undefined {
  const text = sessionStorage.getItem(key);
  return text === null ? undefined : (JSON.parse(text) as HeldReason);
}

watchItsEnd();
client.sayReason('/api/v1/audit/', () => current()?.reason);
