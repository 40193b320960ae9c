import { addressDecider, addressId, type WhyCleared } from '#contexts/outbox';
import type { CommandContext } from '#engine';
import type { FlowPorts } from '../ports.js';

/** Whether mail to this address is known never to arrive: it is not mailed until it is corrected (rule M13). */
export async function isMarked(
  { engine, secrets }: Pick<FlowPorts, 'engine' | 'secrets'>,
  address: string,
): Promise<boolean> {
  return (await engine.state(addressDecider, addressId(secrets, address))).marked;
}

/** The address may be mailed again. */
export async function clearAddress(
  { engine, secrets, clock }: Pick<FlowPorts, 'engine' | 'secrets' | 'clock'>,
  address: string,
  why: WhyCleared,
  context: CommandContext,
): Promise<void> {
  const id = addressId(secrets, address);
  await engine.execute(
    addressDecider,
    id,
    { kind: 'clear', addressId: id, why, at: clock.now() },
    { ...context, command: `clear-address:${id}` },
  );
}
