import type { LinkedCase, OwnRequest } from '../parts/own.js';

/** Where a customer stands: what the home page says first and which step it offers. */
export type Standing =
  | { readonly is: 'linked'; readonly count: number }
  | { readonly is: 'verifying'; readonly attemptId: string }
  | { readonly is: 'pending' }
  | { readonly is: 'rejected'; readonly county: string }
  | { readonly is: 'nothing' };

/**
 * A link counts most, then a step that was begun, then the newest request.
 * `requests` newest first; a request that was processed but whose link is gone leaves nothing.
 */
export function standingOf(
  links: readonly LinkedCase[],
  requests: readonly OwnRequest[],
  attemptId: string | undefined,
): Standing {
  if (links.length > 0) return { is: 'linked', count: links.length };
  if (attemptId !== undefined) return { is: 'verifying', attemptId };
  if (requests.some(({ status }) => status === 'Pending')) return { is: 'pending' };
  const [newest] = requests;
  return newest?.status === 'Rejected' ? { is: 'rejected', county: newest.countyName } : { is: 'nothing' };
}
