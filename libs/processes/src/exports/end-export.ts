import { caseExportDecider, type EndReason, type ExportId, exportSubject } from '#contexts/case-exports';
import type { CommandContext } from '#engine';
import type { PersonId } from '#kernel';
import type { FlowPorts } from '../ports.js';

type EndPorts = Pick<FlowPorts, 'engine' | 'vault' | 'clock'> & {
  readonly files: Pick<FlowPorts['files'], 'remove'>;
};

/**
 * Destroys an export: its key first, so that no copy of its bytes is good for anything, then its bytes, then it says so.
 * Every step may be repeated; one that has ended stays as it is (rule A68).
 */
export async function endExport(
  { engine, vault, files, clock }: EndPorts,
  id: ExportId,
  why: EndReason,
  context: CommandContext,
): Promise<void> {
  const before = await engine.state(caseExportDecider, id);
  if (before.is === 'nothing' || before.is === 'failed' || before.is === 'requested') return;
  if (why === 'expired' && before.is === 'kept' && before.until > clock.now()) return;
  await vault.shred(exportSubject(id));
  if (before.is !== 'prepared' && before.fileId !== undefined) await files.remove(before.fileId);
  const { state } = await engine.execute(
    caseExportDecider,
    id,
    { kind: 'end', why, at: clock.now() },
    context,
  );
  // It was kept just now.
  if (before.is === 'prepared' && state.is === 'gone' && state.fileId !== undefined)
    await files.remove(state.fileId);
}

/**
 * Destroys every export in which a person's data can be read, those that are being made among them. `catchUp` lets the
 * view hold what the ledger holds now: call this after the person's key is destroyed, for whoever prepares an export looks
 * once more, after ExportPrepared, whether somebody in it was erased. Answers their ids.
 */
export async function endExportsOf(
  ports: EndPorts & {
    readonly queries: { readonly caseExports: { holding(person: PersonId): Promise<readonly ExportId[]> } };
    readonly catchUp: (view: 'case-exports') => Promise<void>;
  },
  person: PersonId,
  contextOf: () => CommandContext,
): Promise<readonly ExportId[]> {
  await ports.catchUp('case-exports');
  const ended = await ports.queries.caseExports.holding(person);
  for (const id of ended) await endExport(ports, id, 'erased', contextOf());
  return ended;
}
