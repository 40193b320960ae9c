import { createApi } from '#api-client';

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

export const client = createApi({
  baseUrl: location.origin,
  onSignedOut: () => {
    for (const each of listeners) each();
  },
});

/** The API with its types: `answered(api.GET('/api/v1/me'))`. */
export const { api } = client;
