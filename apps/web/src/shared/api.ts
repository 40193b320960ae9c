import { createApi } from '#api-client';
import { queryClient } from './query-client.js';
import { sessionUsed } from './session-use.js';
import { StaleAnswers } from './stale-answers.js';
import { after } from './wall-clock.js';

type Listener = () => void;
const listeners = new Set<Listener>();
const renewalListeners = new Set<Listener>();

/** Calls `listener` whenever an answer says that the session has ended. Answers what to call to stop that. */
export function onSignedOut(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Calls `listener` whenever somebody signed in again over a page. Answers what to call to stop that. */
export function onRenewed(listener: Listener): () => void {
  renewalListeners.add(listener);
  return () => void renewalListeners.delete(listener);
}

/** Says that the session is there again. */
export function sayRenewed(): void {
  for (const each of renewalListeners) each();
}

const stale = new StaleAnswers({
  after,
  askAgain: () => void client.refreshing(queryClient.invalidateQueries({ refetchType: 'active' })),
});

export const client = createApi({
  baseUrl: location.origin,
  onStale: () => stale.came(),
  onWritten: () => stale.wrote(),
  onUsed: sessionUsed,
  onSignedOut: () => {
    for (const each of listeners) each();
  },
});

/** The API with its types: `answered(api.GET('/api/v1/me'))`. */
export const { api } = client;
