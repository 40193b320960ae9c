import { now } from './wall-clock.js';

type Listener = () => void;
const listeners = new Set<Listener>();
/** All windows of this browser have one session. */
const channel = new BroadcastChannel('session-use');
/** Other windows need not know to the second. */
const tellEvery = 5_000;

let usedAt = now().getTime();
let toldAt = 0;

channel.addEventListener('message', ({ data }: MessageEvent<number>) => note(data));

/** The server answered somebody who is signed in: their session lives on from now. */
export function sessionUsed(): void {
  const at = now().getTime();
  note(at);
  if (at - toldAt < tellEvery) return;
  toldAt = at;
  channel.postMessage(at);
}

/** When the session was used last, in any window. */
export const lastUse = (): number => usedAt;

/** Calls `listener` whenever the session was used. Answers what to call to stop that. */
export function onSessionUse(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function note(at: number): void {
  if (at <= usedAt) return;
  usedAt = at;
  for (const each of listeners) each();
}
