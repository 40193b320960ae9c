import { type Query, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { ApiProblem, answered, type components } from '#api-client';
import { api, client, onSignedOut, sayRenewed } from '../shared/api.js';
import { liveBelongsTo } from '../shared/live/windows.js';
import { draftsBelongTo, forgetDrafts, forgetTyped } from '../shared/use-draft.js';

/** Who is signed in, with rights. */
export type Me = components['schemas']['MeResponse'];

interface Session {
  /** Undefined while it is not known yet, null when nobody is signed in. */
  readonly me: Me | null | undefined;
  /** The answer that could not be had: the server is away. */
  readonly problem: Error | null;
  /** Somebody was signed in and is not any more: the page stays as it is until they are again. */
  readonly ended: boolean;
  signedIn(): Promise<void>;
  /** Its time is over: as if the server had said so. */
  end(): void;
  /** Asks once more who is signed in and what holds for them. A session that ended meanwhile is told otherwise. */
  refresh(): Promise<void>;
  signOut(): Promise<void>;
  /** Signs out to come back to this very page as somebody else: its gate asks who it is. */
  changeAccount(): Promise<void>;
}

const SessionContext = createContext<Session | undefined>(undefined);
const meKey = ['me'];
const exceptMe = { predicate: ({ queryKey }: Query) => queryKey[0] !== meKey[0] };

/** Knows who is signed in. A session that ends keeps the page, with all that was typed on it. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const [ended, setEnded] = useState(false);
  const { data, error } = useQuery({
    queryKey: meKey,
    queryFn: whoAmI,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  useEffect(
    () =>
      onSignedOut(() => {
        if (queries.getQueryData<Me | null>(meKey)) setEnded(true);
      }),
    [queries],
  );
  useEffect(
    () =>
      onLeft((id) => {
        if (queries.getQueryData<Me | null>(meKey)?.id !== id) return;
        forgetDrafts();
        forget(queries);
        setEnded(false);
      }),
    [queries],
  );
  const session = useMemo<Session>(() => {
    const leave = async (forgetWhatWasTyped: () => void) => {
      const left = queries.getQueryData<Me | null>(meKey)?.id;
      const elsewhere = await endSession();
      forgetWhatWasTyped();
      forget(queries);
      setEnded(false);
      if (left !== undefined) tellOthers(left);
      if (elsewhere !== null) location.assign(elsewhere);
    };
    return {
      me: data,
      problem: data === undefined ? error : null,
      ended,
      signedIn: async () => {
        const before = queries.getQueryData<Me | null>(meKey);
        const me = await whoAmI();
        if (me === null) return;
        queries.setQueryData(meKey, me);
        const another = before && before.id !== me.id;
        if (another) {
          forgetDrafts();
          draftsBelongTo(me.id);
          queries.removeQueries(exceptMe);
        }
        setEnded(false);
        if (another) location.assign('/');
        else {
          sayRenewed();
          await queries.invalidateQueries(exceptMe);
        }
      },
      end: () => setEnded(true),
      refresh: async () => {
        const me = await whoAmI();
        if (me !== null && me.id === queries.getQueryData<Me | null>(meKey)?.id)
          queries.setQueryData(meKey, me);
      },
      signOut: () => leave(forgetDrafts),
      changeAccount: () => leave(forgetTyped),
    };
  }, [data, error, ended, queries]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('useSession needs a SessionProvider above it');
  return session;
}

/** The signed-in person, on pages that stand behind an `AreaGate`. */
export function useMe(): Me {
  const { me } = useSession();
  if (!me) throw new Error('useMe needs an AreaGate above it');
  return me;
}

/** Nothing of who left stays on the pages of this window. */
function forget(queries: QueryClient): void {
  client.forget();
  // Not `clear`: whoever watches the person would go on seeing the one who left.
  queries.removeQueries(exceptMe);
  queries.getMutationCache().clear();
  queries.setQueryData(meKey, null);
}

/** The windows of this browser have one session: who signs out in one of them has left all. */
const leaving = new BroadcastChannel('signed-out');
const tellOthers = (id: string): void => leaving.postMessage(id);

function onLeft(listener: (id: string) => void): () => void {
  const hear = ({ data }: MessageEvent<string>) => listener(data);
  leaving.addEventListener('message', hear);
  return () => leaving.removeEventListener('message', hear);
}

/** Ends the session; answers where the agency's own sign-out is, if it has one. One that has ended already is fine. */
async function endSession(): Promise<string | null> {
  try {
    const { staff } = await answered(api.GET('/api/v1/sign-in'));
    if (staff !== null) return (await answered(api.POST('/api/v1/oidc/sign-out'))).redirectTo;
    await answered(api.DELETE('/api/v1/session'));
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.status !== 401) throw problem;
  }
  return null;
}

async function whoAmI(): Promise<Me | null> {
  try {
    const me = await answered(api.GET('/api/v1/me'));
    client.setCsrfToken(me.csrfToken);
    draftsBelongTo(me.id);
    liveBelongsTo(me.id, me.liveFrom ?? '');
    return me;
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 401) return null;
    throw problem;
  }
}
