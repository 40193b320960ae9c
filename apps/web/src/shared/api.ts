import { createApi } from '#api-client';

type Listener = () => void;
const listeners = new Set<Listener>();

/** Calls `listener` whenever an answer says that the session has ended. Answers what to call to stop that. */
export function onSignedOut(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const client = createApi({
  baseUrl: location.origin,
  onSignedOut: () => {
    for (const each of listeners) each();
  },
});

/** The API with its types: `answered(api.GET('/api/v1/me'))`. */
export const { api } = client;
