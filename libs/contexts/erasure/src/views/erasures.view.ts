import type { Actor, CountyCode, Instant, Sealed, Subject } from '#kernel';
import type { ViewSchema } from '#read-store';
import type { DryRun } from '../values.js';

type Text = Sealed<{ readonly text: string }>;

/** One erasure. */
export interface ErasureDocument {
  readonly erasureId: string;
  readonly subject: Subject;
  readonly state: 'open' | 'running' | 'cancelled' | 'lapsed' | 'done';
  /** null: applied from the list outside the ledger. */
  readonly legalBasis: Text | null;
  readonly dryRun: DryRun | null;
  readonly counties: readonly CountyCode[];
  readonly begun: { readonly by: Actor; readonly at: Instant } | null;
  readonly approved: { readonly by: Actor; readonly at: Instant } | null;
  readonly ended: { readonly by: Actor | null; readonly at: Instant } | null;
  /** What came since the dry run. */
  readonly since: DryRun['goes'];
  readonly at: Instant;
}

export const erasuresView: ViewSchema = {
  name: 'erasures',
  version: 1,
  fields: { state: 'text', subject: 'text', at: 'text' },
  indexes: [['state', 'at'], ['at'], ['subject']],
  tagged: true,
};

/** Kind of the tags that name the counties whose supervisors are asked. */
export const countyTag = 'county';

/** One legal hold. */
export interface LegalHoldDocument {
  readonly holdId: string;
  readonly subject: Subject;
  readonly state: 'standing' | 'lifted';
  readonly reason: Text;
  readonly set: { readonly by: Actor; readonly at: Instant };
  readonly lifted: { readonly by: Actor; readonly at: Instant; readonly reason: Text } | null;
  readonly at: Instant;
}

export const legalHoldsView: ViewSchema = {
  name: 'legal-holds',
  version: 1,
  fields: { state: 'text', subject: 'text', at: 'text' },
  indexes: [['state', 'at'], ['at'], ['subject']],
};
