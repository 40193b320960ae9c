import type { System } from '#composition';
import {
  type DryRun,
  type Erasure,
  erasureDecider,
  erasureSubject,
  hasLapsed,
  legalHoldSubject,
} from '#contexts/erasure';
import type { CommandContext } from '#engine';
import { type Actor, InvalidInput, NotFound, personOf, type Subject, seal } from '#kernel';
import { casesEver } from './cases-ever.js';
import { completeErasure } from './complete-erasure.js';
import { entryOf } from './entry-of.js';
import { newIdOf, personNamed, subjectIn } from './erasure-ids.js';
import { whatGoes } from './what-goes.js';

const longestReason = 2_000;

/** What a command of this wrote. */
export interface Decided {
  readonly id: string;
  readonly position: string | undefined;
}

/**
 * An auditor begins: the dry run is recorded with it. One that is open already is answered as it is.
 * @throws NotFound, InvalidInput, Refused
 */
export async function beginErasure(
  system: System,
  wish: { readonly subject: string; readonly legalBasis: string },
  context: CommandContext,
): Promise<Decided & { readonly dryRun: DryRun }> {
  const { id: person, of } = personNamed(wish.subject);
  const text = written('legalBasis', wish.legalBasis);
  const { secrets, engine, clock } = system;
  const erasureId = newIdOf(of, secrets.id('erasure', of, context.actor.id, context.idempotencyKey));
  const { dryRun, counties } = await whatGoes(system, person, of);
  const { state, position } = await engine.execute(
    erasureDecider,
    of,
    {
      kind: 'begin',
      ...{ erasureId, subject: of, dryRun, counties, by: context.actor, at: clock.now() },
      legalBasis: seal(erasureSubject(erasureId), { text }),
    },
    context,
  );
  const begun = state.all.find((each) => each.erasureId === erasureId) ?? state.all.at(-1)!;
  return { id: begun.erasureId, dryRun: begun.dryRun, position };
}

/**
 * The second person approves, and what was approved is done. Again = what is left of it is done.
 * @throws NotFound, Refused, Unavailable
 */
export async function approveErasure(system: System, id: string, context: CommandContext): Promise<Decided> {
  const of = subjectIn(id);
  const { engine, clock } = system;
  const { counties } = await casesEver(system, personOf(of));
  const { state, position } = await engine.execute(
    erasureDecider,
    of,
    { kind: 'approve', erasureId: id, subject: of, counties, by: context.actor, at: clock.now() },
    context,
  );
  if (state.all.find((each) => each.erasureId === id)?.state === 'running')
    await completeErasure(system, await entryOf(system, id, of));
  return { id, position: (await system.store.head()) ?? position };
}

/** @throws NotFound, Refused */
export async function cancelErasure(system: System, id: string, context: CommandContext): Promise<Decided> {
  const of = subjectIn(id);
  await mustSee(system, id, context.actor);
  const { position } = await system.engine.execute(
    erasureDecider,
    of,
    { kind: 'cancel', erasureId: id, subject: of, by: context.actor, at: system.clock.now() },
    context,
  );
  return { id, position };
}

/** @throws NotFound, InvalidInput, Refused */
export async function setHold(
  system: System,
  wish: { readonly subject: string; readonly reason: string },
  context: CommandContext,
): Promise<Decided> {
  const { id: person, of } = personNamed(wish.subject);
  await whatGoes(system, person, of);
  const holdId = newIdOf(of, system.secrets.id('legal-hold', of, context.actor.id, context.idempotencyKey));
  return holding(system, { kind: 'set-hold', holdId, reason: wish.reason }, context);
}

/** @throws NotFound, InvalidInput, Refused */
export const liftHold = (
  system: System,
  id: string,
  reason: string,
  context: CommandContext,
): Promise<Decided> => holding(system, { kind: 'lift-hold', holdId: id, reason }, context);

async function holding(
  { engine, clock }: System,
  {
    kind,
    holdId,
    reason,
  }: { readonly kind: 'set-hold' | 'lift-hold'; readonly holdId: string; readonly reason: string },
  context: CommandContext,
): Promise<Decided> {
  const of = subjectIn(holdId);
  const text = written('reason', reason);
  const { position } = await engine.execute(
    erasureDecider,
    of,
    {
      ...{ kind, holdId, subject: of, by: context.actor, at: clock.now() },
      reason: seal(legalHoldSubject(holdId), { text }),
    },
    context,
  );
  return { id: holdId, position };
}

/** An erasure as it is now: the time ends it, whether that was written down already or not. */
export interface ErasureNow extends Erasure {
  readonly subject: Subject;
}

/** What a supervisor of another county is not shown. @throws NotFound */
export async function mustSee(system: System, id: string, by: Actor): Promise<ErasureNow> {
  const of = subjectIn(id);
  const { all } = await system.engine.state(erasureDecider, of);
  const found = all.find((each) => each.erasureId === id);
  if (found === undefined || !sees(by, found)) throw new NotFound();
  const lapsed = hasLapsed(found, system.clock.now());
  return { ...found, subject: of, ...(lapsed && { state: 'lapsed' as const }) };
}

const sees = ({ kind, county }: Actor, { counties }: Pick<Erasure, 'counties'>): boolean =>
  kind !== 'supervisor' || counties.length === 0 || (county !== undefined && counties.includes(county));

function written(field: string, text: string): string {
  const said = text.trim();
  if (said !== '' && said.length <= longestReason) return said;
  const message = said === '' ? 'say why' : `must be at most ${longestReason} characters`;
  throw new InvalidInput([{ field, message }]);
}
