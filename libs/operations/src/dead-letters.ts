import { metadataOf } from '#engine';
import { type Actor, InvalidInput, isSealed, Refused } from '#kernel';
import type { Operation } from './operation.js';
import { recordRun } from './record-run.js';
import { type DeadLetterRow, DeadLetters } from './skipped-events.js';
import { viewNamed } from './views.js';

/** A dead letter's event as the ledger holds it, personal data left out. */
export interface DeadEvent {
  readonly type: string;
  readonly stream: string;
  readonly revision: string;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly data: unknown;
}

export interface SkippedLetter {
  readonly eventId: string;
  readonly views: readonly string[];
  /** Those of them that need a new build now. */
  readonly toRebuild: readonly string[];
}

/** `caseledger dead-letters list`. */
export const listDeadLetters: Operation<Record<string, never>, readonly DeadLetterRow[]> = async function* (
  { system },
  _,
  operator,
) {
  await recordRun(system, operator, { command: 'dead-letters list', task: 'dead-letters' });
  return new DeadLetters(system).rows();
};

/** `caseledger dead-letters show ID`: in which views, why, and the event without personal data. */
export const showDeadLetter: Operation<
  { readonly eventId: string },
  { readonly letters: readonly DeadLetterRow[]; readonly event: DeadEvent }
> = async function* ({ system }, { eventId }, operator) {
  const letters = await new DeadLetters(system).rows({ eventId });
  const [first] = letters;
  if (first === undefined) throw noSuchLetter(eventId);
  await recordRun(system, operator, { command: 'dead-letters show', task: 'dead-letters' });
  const [stored] = await system.store.readStream(first.stream, { from: BigInt(first.revision), max: 1 });
  if (stored === undefined) throw noSuchLetter(eventId);
  const { at, actor } = metadataOf(stored);
  const { type, stream, revision } = stored;
  const data = withoutPersonalData(JSON.parse(stored.data));
  return { letters, event: { type, stream, revision: String(revision), recordedAt: at, actor, data } };
};

/**
 * `caseledger dead-letters skip ID --reason TEXT`: every build of the view does without the event from now on.
 * With a view, also an event that only a rebuild has met.
 */
export const skipDeadLetter: Operation<
  { readonly eventId: string; readonly view?: string; readonly reason: string },
  SkippedLetter
> = async function* ({ system }, { eventId, view, reason }, operator) {
  if (view !== undefined && viewNamed(view) === undefined)
    throw new InvalidInput([{ field: '--projection', message: `there is no view ${view}` }]);
  const deadLetters = new DeadLetters(system);
  const found = await deadLetters.rows({ eventId });
  const views = view === undefined ? [...new Set(found.map((each) => each.view))] : [view];
  if (views.length === 0) throw noSuchLetter(eventId);
  await recordRun(system, operator, { command: 'dead-letters skip', task: 'dead-letters' });
  const { actor } = operator;
  const id = system.randomness.uuid();
  for (const projection of views)
    await deadLetters.skip(
      { projection, eventId, reason },
      { actor, command: `SkipDeadLetter:${projection}`, idempotencyKey: id, correlationId: id },
    );
  return { eventId, views, toRebuild: views.filter(holdsBack(found)) };
};

/** Whether later events of the stream wait behind the letter in a view: only a new build folds them in their order. */
export const holdsBack =
  (letters: readonly DeadLetterRow[]) =>
  (view: string): boolean =>
    letters.some((each) => each.view === view && each.heldSince !== undefined);

const noSuchLetter = (eventId: string) =>
  new Refused('not_found', `there is no dead letter ${eventId}: see caseledger dead-letters list`);

/** Sealed values are named, not opened. */
function withoutPersonalData(value: unknown): unknown {
  if (isSealed(value)) return `[personal data of ${value.$sealed}]`;
  if (Array.isArray(value)) return value.map(withoutPersonalData);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutPersonalData(each)]));
}
