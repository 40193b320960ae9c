import type { CountyCode, Instant, RequestId } from '#kernel';
import type { SubmissionEvent } from './events.js';
import type { Submission } from './state.js';

type Requested = Extract<SubmissionEvent, { type: 'LinkRequested' }>['data'];

export interface Submit extends Omit<Requested, 'requestId' | 'county' | 'requestedAt'> {
  readonly kind: 'submit';
  readonly at: Instant;
  /** One for each county (`requestCounties`); their ids are derived, so that a repeat names the same ones. */
  readonly requests: readonly { readonly requestId: RequestId; readonly county: CountyCode }[];
}

/** One LinkRequested for each county, all in one append: a submission is whole or not there. */
export function submit(
  { kind: _, at, requests, ...about }: Submit,
  submission: Submission,
): readonly SubmissionEvent[] {
  if (submission.size > 0) return [];
  return requests.map(({ requestId, county }) => ({
    type: 'LinkRequested',
    data: { ...about, requestId, county, requestedAt: at },
  }));
}
