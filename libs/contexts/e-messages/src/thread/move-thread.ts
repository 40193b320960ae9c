import { type Actor, type CountyCode, type Instant, NotFound, type WorkerId } from '#kernel';
import type { MoveReason } from '../values.js';
import type { ThreadEvent } from './events.js';
import { type ByStaff, ofCounty, ofThread } from './on-thread.js';
import { isOpen, type OpenThread, type Thread } from './state.js';

/** A supervisor gives a message, and its thread, to somebody. */
export interface ReassignThread extends Omit<ByStaff, 'standing'> {
  readonly kind: 'reassign';
  readonly to: WorkerId;
}

/** The case came to another worker or county, or its program ended (rule M11). The product itself follows it. */
export interface FollowCase {
  readonly kind: 'follow-case';
  readonly county: CountyCode;
  readonly program: string;
  readonly worker?: WorkerId;
  readonly by: Actor;
  readonly at: Instant;
}

interface Move {
  readonly to: { readonly county: CountyCode; readonly worker?: WorkerId };
  readonly program: string;
  readonly how: MoveReason;
  readonly by: Actor;
  readonly at: Instant;
}

/** @throws NotFound also for who is no supervisor */
export function reassignThread(command: ReassignThread, known: Thread): readonly ThreadEvent[] {
  const { thread } = ofCounty(known, command);
  const { to, by, at } = command;
  if (by.kind !== 'supervisor') throw new NotFound();
  if (thread.worker === to && thread.pinned) return [];
  const hands = { county: thread.county, worker: to };
  const move = { to: hands, program: thread.program, how: 'supervisor' as const, by, at };
  return [moving(thread, move)];
}

/**
 * A thread goes to another county whole; to another worker only while somebody has still to do something in it, and not
 * from whom a supervisor gave it to.
 */
export function followCase(command: FollowCase, thread: Thread): readonly ThreadEvent[] {
  if (thread.is === 'nothing' || command.by.kind !== 'system') throw new NotFound();
  const { county, worker, program, by, at } = command;
  const to = { county, ...(worker && { worker }) };
  if (county !== thread.county) return [moving(thread, { to, program, how: 'case_moved', by, at })];
  if (!isOpen(thread) || (thread.pinned && program === thread.program)) return [];
  return toWhoHasIt(thread, command);
}

/** To who has its program now, in the same county; nothing, where it is there already. */
export function toWhoHasIt(
  thread: OpenThread,
  { program, worker, by, at }: Pick<FollowCase, 'program' | 'worker' | 'by' | 'at'>,
): readonly ThreadEvent[] {
  if (thread.worker === worker && thread.program === program) return [];
  const to = { county: thread.county, ...(worker && { worker }) };
  const how = program === thread.program ? 'program_worker' : 'program_ended';
  return [moving(thread, { to, program, how, by, at })];
}

const moving = (thread: OpenThread, { at, ...move }: Move): ThreadEvent => ({
  type: 'MessageReassigned',
  data: {
    ...ofThread(thread, { at }),
    messageIds: thread.messages.map((each) => each.messageId),
    from: { county: thread.county, ...(thread.worker && { worker: thread.worker }) },
    ...move,
  },
});
