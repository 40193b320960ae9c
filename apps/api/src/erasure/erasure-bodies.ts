import type { System } from '#composition';
import {
  type Counted,
  type DryRun,
  type ErasureDocument,
  erasureDecider,
  hasLapsed,
  type LegalHoldDocument,
  lapsesAt,
  standing,
  textOf,
} from '#contexts/erasure';
import { type Actor, type Instant, opened, personOf, type Subject } from '#kernel';
import type {
  CountedBody,
  DryRunBody,
  ErasureResponse,
  HoldBody,
  StandingHoldBody,
  WhoBody,
} from './erasures.response.js';

const erased = '[erased]';
const dayMilliseconds = 24 * 3_600_000;
const noDryRun: DryRun = { goes: [], stays: [], handedOut: [], warnings: [] };

/** How pages name a person. */
export const named = (of: Subject): string => `person:${personOf(of)}`;

export const countedBody = (list: keyof DryRun, counted: readonly Counted[]): CountedBody[] =>
  counted.map(({ what, count }) => ({ what, count, text: textOf(list, what) }));

export async function whoBody({ staff }: Pick<System, 'staff'>, by: Actor, at: Instant): Promise<WhoBody> {
  return { kind: by.kind, id: by.id, name: (await staff.nameOf(by.id)) ?? null, at };
}

/** With the holds that stand now: another one may have been set since. */
export async function dryRunBody(system: System, of: Subject, run: DryRun): Promise<DryRunBody> {
  const holds = standing(await system.engine.state(erasureDecider, of));
  return {
    goes: countedBody('goes', run.goes),
    stays: countedBody('stays', run.stays),
    holds: await Promise.all(
      holds.map(
        async ({ holdId, by, at }): Promise<StandingHoldBody> => ({
          holdId,
          setBy: await whoBody(system, by, at),
        }),
      ),
    ),
    handedOut: countedBody('handedOut', run.handedOut),
    warnings: countedBody('warnings', run.warnings),
  };
}

/** Its legal basis must be opened. */
export async function erasureBody(
  system: System,
  document: ErasureDocument,
  caller: Actor,
): Promise<ErasureResponse> {
  const { erasureId, subject, legalBasis, dryRun, begun, approved, ended, since } = document;
  const now = system.clock.now();
  const state =
    begun !== null && hasLapsed({ begunAt: begun.at, state: document.state }, now)
      ? 'lapsed'
      : document.state;
  const until = state === 'open' && begun !== null ? lapsesAt(begun.at) : undefined;
  const approvals = [begun, approved].flatMap((each) => each ?? []);
  return {
    erasureId,
    subject: named(subject),
    state,
    legalBasis: legalBasis && (opened(legalBasis)?.text ?? erased),
    dryRun: await dryRunBody(system, subject, dryRun ?? noDryRun),
    approvals: await Promise.all(approvals.map(({ by, at }) => whoBody(system, by, at))),
    since: countedBody('goes', since),
    lapsesAt: until ?? null,
    daysLeft: until === undefined ? null : Math.ceil((Date.parse(until) - Date.parse(now)) / dayMilliseconds),
    endedAt: ended?.at ?? null,
    mayApprove: state === 'open' && caller.kind === 'supervisor' && begun?.by.id !== caller.id,
  };
}

/** Its reasons must be opened. */
export async function holdBody(system: System, document: LegalHoldDocument): Promise<HoldBody> {
  const { holdId, subject, state, reason, set, lifted } = document;
  return {
    holdId,
    subject: named(subject),
    state,
    reason: opened(reason)?.text ?? erased,
    setBy: await whoBody(system, set.by, set.at),
    lifted: lifted && {
      by: await whoBody(system, lifted.by, lifted.at),
      reason: opened(lifted.reason)?.text ?? erased,
    },
  };
}
