import type { LookRequest } from '#access';
import {
  type AskedExport,
  ExportNotMade,
  type ExportPorts,
  type ExportProgress,
  prepareExport,
  wordsOf,
} from '#audit';
import { contexts, type System } from '#composition';
import { caseExportDecider, type ExportId, exportId, type FailureReason } from '#contexts/case-exports';
import { caseDecider } from '#contexts/person-registry';
import { type CommandContext, signingKeys } from '#engine';
import { StreamNotFound } from '#event-store';
import { type CaseNumber, InvalidInput, Refused, streamName } from '#kernel';

interface Wanted {
  readonly caseNumber: CaseNumber;
  readonly household: boolean;
}

/** Whose reading of the case an export records, and for what. */
export const exportLook = (look: LookRequest, { caseNumber, household }: Wanted): LookRequest => ({
  ...look,
  purpose: {
    ...look.purpose,
    task: `export case:${caseNumber}${household ? ', household' : ''}`,
  },
});

/** Remembers who asked for which case; the id follows from the key of the call. @throws InvalidInput at `case`, Refused */
export async function requestExport(
  { engine, secrets, store, clock }: Pick<System, 'engine' | 'secrets' | 'store' | 'clock'>,
  { caseNumber, household }: Wanted,
  context: CommandContext,
): Promise<{ readonly id: ExportId; readonly position: string | undefined; readonly repeated: boolean }> {
  await mustBeACase(store, caseNumber);
  const id = exportId(secrets.id('case-export', context.actor.id, context.idempotencyKey));
  const by = context.actor;
  const command = { kind: 'request', exportId: id, caseNumber, household, by, at: clock.now() } as const;
  const { position, repeated } = await engine.execute(caseExportDecider, id, command, context);
  return { id, position, repeated };
}

async function mustBeACase(store: System['store'], caseNumber: CaseNumber): Promise<void> {
  try {
    await store.readStream(streamName(caseDecider, caseNumber), { max: 1 });
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
    throw new InvalidInput([{ field: 'case', message: 'must be the number of a case that is known here' }]);
  }
}

export interface RunningExport extends Omit<AskedExport, 'contextOf'> {
  readonly correlationId: string;
}

/**
 * Makes an export that was asked for; whatever becomes of it, the ledger says so, also where whoever drives this stops in
 * between. @throws what made it fail, but what is told as its reason
 */
export async function* runExport(
  { system, seal }: { readonly system: System; readonly seal: () => Promise<void> },
  { correlationId, ...asked }: RunningExport,
): AsyncGenerator<ExportProgress, 'kept' | FailureReason, void> {
  const contextOf = (command: string): CommandContext => ({
    actor: asked.look.actor,
    command,
    idempotencyKey: `${asked.exportId}:${command}`,
    correlationId,
  });
  let why: FailureReason | undefined = 'stopped';
  try {
    yield* prepareExport(await portsOf(system, seal), { ...asked, contextOf });
    why = undefined;
    return 'kept';
  } catch (error) {
    why = error instanceof ExportNotMade ? error.why : 'failed';
    // It ended while it was being made: that stands in the ledger already.
    if (error instanceof Refused || error instanceof ExportNotMade) return why;
    throw error;
  } finally {
    if (why !== undefined)
      await system.engine.execute(
        caseExportDecider,
        asked.exportId,
        { kind: 'fail', why, at: system.clock.now() },
        contextOf('FailExport'),
      );
  }
}

async function portsOf(system: System, seal: () => Promise<void>): Promise<ExportPorts> {
  const { store, engine, personalData, vault, madeFiles, tiles, master, config, clock, queries, staff } =
    system;
  const { current } = await signingKeys(store, [master.signing.publicKey]);
  return {
    ...queries,
    store,
    engine,
    codec: engine.codec,
    personalData,
    vault,
    files: madeFiles,
    tiles: tiles.main,
    seal,
    publicKey: current ?? master.signing.publicKey,
    origin: { name: config.ledgerName, ledgerId: store.ledgerId, kind: 'main' },
    tell: wordsOf(contexts),
    staffNames: async (ids) =>
      new Map(
        await Promise.all(
          ids.map(async (id): Promise<[string, string]> => [id, (await staff.nameOf(id)) ?? id]),
        ),
      ),
    clock,
    keptHours: config.exportHours,
  };
}
