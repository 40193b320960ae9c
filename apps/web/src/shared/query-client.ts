import { MutationCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#api-client';

const most = 3;

/** Only what may be answered later is asked again; a refusal is final until somebody does something. */
const worthAnotherTry = (failures: number, error: unknown): boolean =>
  failures < most && error instanceof ApiProblem && error.temporary;

/**
 * What the pages know of the server. Every load of personal data is a recorded look, so nothing is loaded because a
 * window came to the front: live hints say when something changed.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: worthAnotherTry,
      refetchOnWindowFocus: false,
      refetchOnReconnect: true,
      staleTime: 0,
      gcTime: 60_000,
    },
    // Without a network a command is refused at once, and pressed again by whoever asked for it: never sent unseen later.
    mutations: { retry: false, networkMode: 'always' },
  },
  mutationCache: new MutationCache(),
});
