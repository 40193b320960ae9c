import type { Decider } from '#kernel';
import type { Secrets } from '#privacy';
import type { CommandContext } from '../running/process.js';
import { type CallBegun, type CallEvent } from './call-events.js';
import type { Engine } from './engine.js';

const calls: Decider<CallBegun, CallEvent, boolean> = {
  category: 'call',
  initial: false,
  evolve: () => true,
  decide: (begun, already) => (already ? [] : [{ type: 'CallBegun', data: begun }]),
};

/**
 * Before a call that brings several commands under one key: the key belongs to this very call from now on. Each command
 * is idempotent by itself, but none would know of a repeat that names other streams.
 * @throws Refused(idempotency_key_reused) for a call with another body
 */
export async function beginCall(
  { engine, secrets }: { readonly engine: Engine; readonly secrets: Secrets },
  context: CommandContext,
): Promise<void> {
  const { actor, command, idempotencyKey } = context;
  const id = secrets.id('call', actor.kind, actor.id, command, idempotencyKey);
  await engine.execute(calls, id, { command }, context);
}
