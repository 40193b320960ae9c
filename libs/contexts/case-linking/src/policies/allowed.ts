import type { RequestStatus } from '../values.js';

/** The buttons of the Case Link Select Person Summary (`process` is Continue), and what is beyond the documents. */
export type Action =
  | 'process'
  | 'reject'
  | 'cancel'
  | 'close'
  | 'unlink'
  | 'take'
  | 'release'
  | 'assign'
  | 'ask'
  | 'note'
  | 'wait'
  | 'end_waiting'
  | 'dismiss_candidate';

export interface SummaryOfRequest {
  readonly status: RequestStatus;
  /** A person was selected; without one the page is view only. */
  readonly selected: boolean;
  /** It waits for the customer. */
  readonly waiting: boolean;
  /** The caller asked for it already. */
  readonly asked: boolean;
  /** A validation applies, or a cool-off that only a supervisor may pass over. */
  readonly refused: boolean;
  /** The nightly batch settles it: nothing is left to decide. */
  readonly linkedMeanwhile: boolean;
  readonly assigned: 'nobody' | 'me' | 'another';
  readonly rights: ReadonlySet<string>;
  /** May take a request out of a colleague's hands. */
  readonly supervising: boolean;
}

/** What may be done on the summary of a request now (rules W3 to W9, and W14). */
export function allowedOnRequest(summary: SummaryOfRequest): readonly Action[] {
  const { status, selected, refused, linkedMeanwhile, assigned, rights, supervising, waiting, asked } =
    summary;
  const mayMove = assigned !== 'another' || supervising;
  if (status !== 'Pending' || linkedMeanwhile) return ['close'];
  const processing = rights.has('case-link:process');
  const deciding = processing && assigned !== 'another';
  const actions: (Action | false)[] = [
    deciding && selected && !refused && 'process',
    deciding && 'reject',
    selected ? 'cancel' : 'close',
    processing && selected && 'dismiss_candidate',
    processing && (assigned === 'nobody' || (assigned === 'another' && supervising)) && 'take',
    assigned === 'me' && processing && 'release',
    assigned === 'another' && supervising && 'release',
    rights.has('case-link:assign') && mayMove && 'assign',
    processing && assigned === 'another' && !supervising && !asked && 'ask',
    processing && 'note',
    deciding && (waiting ? 'end_waiting' : 'wait'),
  ];
  return actions.filter((each) => each !== false);
}

/** What may be done on the summary that Unlink opens. `mayUnlink`: the right, narrowed by the county's setting. */
export const allowedOnUnlink = (linked: boolean, mayUnlink: boolean): readonly Action[] =>
  linked ? (mayUnlink ? ['unlink', 'cancel'] : ['cancel']) : ['close'];
