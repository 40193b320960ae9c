import type { Begun } from '../link/attempt.js';
import type { EndedLink, LinkedCase, OwnRequest } from '../parts/own.js';

/** Where a customer stands: what the home page says first and which step it offers. */
export type Standing =
  | { readonly is: 'linked'; readonly count: number }
  | ({ readonly is: 'verifying' } & Begun)
  | { readonly is: 'unlinked'; readonly at: string }
  | { readonly is: 'pending' }
  | { readonly is: 'rejected'; readonly county: string }
  | { readonly is: 'nothing' };

/**
 * A link counts most, then a step that was begun, then the newest request.
 * `requests` newest first. That a county ended the link holds until the customer asks anew.
 */
export function standingOf(
  { links, ended = null }: { readonly links: readonly LinkedCase[]; readonly ended?: EndedLink | null },
  requests: readonly OwnRequest[],
  begun: Begun | undefined,
): Standing {
  if (links.length > 0) return { is: 'linked', count: links.length };
  if (begun !== undefined) return { is: 'verifying', ...begun };
  const since = requests.filter(
    ({ origin, requestDate }) => origin === 'customer' && ended && requestDate > ended.at,
  );
  if (ended && since.length === 0) return { is: 'unlinked', at: ended.at };
  if (requests.some(({ status }) => status === 'Pending')) return { is: 'pending' };
  const [newest] = requests;
  return newest?.status === 'Rejected' ? { is: 'rejected', county: newest.countyName } : { is: 'nothing' };
}
