import { type ErasureDocument, erasureDecider } from '#contexts/erasure';
import type { CommandContext } from '#engine';
import type { FlowPorts } from '../ports.js';

/** Nobody approved it in time: the ledger says so, and whoever follows it stops waiting (rule A77). */
export async function lapseErasure(
  { engine, clock }: Pick<FlowPorts, 'engine' | 'clock'>,
  { erasureId, subject }: Pick<ErasureDocument, 'erasureId' | 'subject'>,
  context: CommandContext,
): Promise<void> {
  await engine.execute(
    erasureDecider,
    subject,
    { kind: 'lapse', erasureId, subject, at: clock.now() },
    context,
  );
}
