import type { Identity } from '#access';
import type { System } from '#composition';
import type { DryRun, ErasureDocument } from '#contexts/erasure';
import { hasLapsed, textOf } from '#contexts/erasure';
import type { CommandContext } from '#engine';
import { Refused } from '#kernel';
import type { Operation, Operator } from '../operation.js';
import { recordRun } from '../record-run.js';
import { approveErasure, beginErasure, cancelErasure, liftHold, setHold } from './decide-erasure.js';

// `caseledger privacy …`: the same decisions as over HTTP. `--as` is a claim: where two persons decide, each of them needs
// their own token outside a demo, or one could claim to be the other.

/** What a dry run says, in words. */
export type DryRunLines = Readonly<Record<keyof DryRun, readonly string[]>>;

interface ById {
  readonly id: string;
  /** Of who decides: an access token, or that of a session. */
  readonly token?: string;
}

/** `caseledger privacy shred SUBJECT`: the first approval. */
export const shredSubject: Operation<
  { readonly subject: string; readonly legalBasis: string; readonly token?: string },
  { readonly erasureId: string; readonly dryRun: DryRunLines }
> = async function* ({ system }, { token, ...wish }, operator) {
  const by = await inPerson(system, operator, token);
  await recordRun(system, by, { command: 'privacy shred', task: `erasures ${wish.subject}` });
  const { id, dryRun } = await beginErasure(system, wish, contextOf(system, by, 'BeginErasure'));
  return { erasureId: id, dryRun: linesOf(dryRun) };
};

/** `caseledger privacy approve ID`: the second approval, which does it. */
export const approveErasureById: Operation<ById, { readonly erasureId: string; readonly state: string }> =
  async function* ({ system }, { id, token }, operator) {
    const by = await inPerson(system, operator, token);
    await recordRun(system, by, { command: 'privacy approve', task: 'erasures' });
    await approveErasure(system, id, contextOf(system, by, 'ApproveErasure'));
    return { erasureId: id, state: 'done' };
  };

/** `caseledger privacy cancel ID`. */
export const cancelErasureById: Operation<ById, { readonly erasureId: string; readonly state: string }> =
  async function* ({ system }, { id }, operator) {
    await recordRun(system, operator, { command: 'privacy cancel', task: 'erasures' });
    await cancelErasure(system, id, contextOf(system, operator, 'CancelErasure'));
    return { erasureId: id, state: 'cancelled' };
  };

/** One erasure in a list, without its legal basis. */
export interface ErasureRow {
  readonly erasureId: string;
  readonly subject: string;
  readonly state: ErasureDocument['state'];
  readonly begunBy: string | undefined;
  readonly at: string;
}

/** `caseledger privacy list`: erasures, newest first, and the holds that stand. */
export const listErasures: Operation<
  Record<string, never>,
  { readonly erasures: readonly ErasureRow[]; readonly holds: readonly HoldRow[] }
> = async function* ({ system }, _, operator) {
  await recordRun(system, operator, { command: 'privacy list', task: 'erasures' });
  const now = system.clock.now();
  const { items } = await system.queries.erasures.list({ limit: 500 });
  const holds = await system.queries.erasures.listHolds({ limit: 500 });
  return {
    erasures: items.map(({ document: { erasureId, subject, state, begun, at } }) => ({
      ...{ erasureId, subject, at, begunBy: begun?.by.id },
      state: begun !== null && hasLapsed({ begunAt: begun.at, state }, now) ? 'lapsed' : state,
    })),
    holds: holds.items.flatMap(({ document: { holdId, subject, state, set } }) =>
      state === 'standing' ? [{ holdId, subject, setBy: set.by.id, at: set.at }] : [],
    ),
  };
};

export interface HoldRow {
  readonly holdId: string;
  readonly subject: string;
  readonly setBy: string;
  readonly at: string;
}

/** `caseledger privacy hold SUBJECT`. */
export const holdSubject: Operation<
  { readonly subject: string; readonly reason: string },
  { readonly holdId: string }
> = async function* ({ system }, wish, operator) {
  await recordRun(system, operator, { command: 'privacy hold', task: `holds ${wish.subject}` });
  const { id } = await setHold(system, wish, contextOf(system, operator, 'SetLegalHold'));
  return { holdId: id };
};

/** `caseledger privacy lift ID`. */
export const liftHoldById: Operation<ById & { readonly reason: string }, { readonly holdId: string }> =
  async function* ({ system }, { id, token, reason }, operator) {
    const by = await inPerson(system, operator, token);
    await recordRun(system, by, { command: 'privacy lift', task: 'holds' });
    await liftHold(system, id, reason, contextOf(system, by, 'LiftLegalHold'));
    return { holdId: id };
  };

/** Who decides, by their own token; a demo takes the word for it. @throws Refused(token_needed, token_refused) */
async function inPerson(system: System, operator: Operator, token: string | undefined): Promise<Operator> {
  if (token === undefined) {
    if (system.config.demoSignIn !== 'off') return operator;
    throw new Refused(
      'token_needed',
      'This takes the own access token of the person who decides: give it in CASELEDGER_TOKEN. Nobody else can say it for them.',
    );
  }
  const found = await system.sessions.find(token);
  if (found === undefined)
    throw new Refused(
      'token_refused',
      'The token in CASELEDGER_TOKEN is not good here: it has run out, was altered, or is of another issuer or for another program (OIDC_ISSUER, OIDC_AUDIENCE). Get a new one.',
    );
  mustApprove(found.identity);
  return { ...operator, actor: found.identity.actor };
}

function mustApprove({ rights, name }: Identity): void {
  if (!rights.has('privacy:approve-erasure'))
    throw new Refused('right_missing', `${name} lacks the right privacy:approve-erasure.`);
}

function contextOf({ randomness }: System, { actor }: Operator, command: string): CommandContext {
  const id = randomness.uuid();
  return { actor, command, idempotencyKey: id, correlationId: id };
}

const linesOf = (run: DryRun): DryRunLines =>
  Object.fromEntries(
    (['goes', 'stays', 'handedOut', 'warnings'] as const).map((list) => [
      list,
      run[list].map(({ what, count }) => `${count > 1 ? `${count} × ` : ''}${textOf(list, what)}`),
    ]),
  ) as unknown as DryRunLines;
