import {
  type Actor,
  type CountyCode,
  catalogue,
  type EventsOf,
  event,
  type Instant,
  type Sealed,
  type Subject,
} from '#kernel';
import type { DryRun } from '../values.js';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

type Text = Sealed<{ readonly text: string }>;

interface OfErasure {
  readonly erasureId: string;
  readonly subject: Subject;
  readonly at: Instant;
}
/** The auditor's approval. */
interface ErasureBegun extends OfErasure {
  readonly legalBasis: Text;
  readonly dryRun: DryRun;
  /** Whose supervisors may approve: counties with a case of the person, by then. */
  readonly counties: readonly CountyCode[];
  readonly by: Actor;
}
/** The second person's approval: from here on it runs to its end. */
interface ErasureApproved extends OfErasure {
  readonly by: Actor;
}
interface ErasureCancelled extends OfErasure {
  readonly by: Actor;
}
/** Nobody approved it in time. */
interface ErasureLapsed extends OfErasure {}
interface ErasureDone extends OfErasure {
  /** What the dry run named. Absent: applied from the list outside the ledger, after an older copy was put back. */
  readonly named?: DryRun['goes'];
  /** What came since. */
  readonly since: DryRun['goes'];
}

interface OfHold {
  readonly holdId: string;
  readonly subject: Subject;
  readonly reason: Text;
  readonly by: Actor;
  readonly at: Instant;
}
interface LegalHoldSet extends OfHold {}
interface LegalHoldLifted extends OfHold {}

/** `erasure-{subject}`: everything that is decided on erasing one person, holds included, so that none comes between. */
export const erasureEvents = catalogue('erasure', {
  ErasureBegun: event<ErasureBegun>('An auditor began the erasure of a person.'),
  ErasureApproved: event<ErasureApproved>('A second person approved an erasure.'),
  ErasureCancelled: event<ErasureCancelled>('An erasure was cancelled.'),
  ErasureLapsed: event<ErasureLapsed>('Nobody approved an erasure in time.'),
  ErasureDone: event<ErasureDone>('Everything that an erasure names is gone.'),
  LegalHoldSet: event<LegalHoldSet>('A legal hold forbids to erase a person.'),
  LegalHoldLifted: event<LegalHoldLifted>('A legal hold was lifted.'),
});

export type ErasureEvent = EventsOf<typeof erasureEvents>;
