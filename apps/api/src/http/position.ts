import type { FastifyReply } from 'fastify';
import { InvalidInput } from '#kernel';

/** What a query is given to wait for: `{ledger}:{position}`, as a command answered it. */
export interface PositionToken {
  /** Where the client put it. */
  readonly field: string;
  readonly ledgerId: string;
  readonly position: string;
}

const shape = /^([\w-]{1,80}):(\d{1,60})$/;

/** Tells the client where its command ended up, also a refused one: a query given it waits for the view. */
export function tellPosition(reply: FastifyReply, position: string | undefined, ledgerId: string): void {
  if (position !== undefined) void reply.header('Caseledger-Position', `${ledgerId}:${position}`);
}

/** One of another ledger is read all the same: the answer is then stale. @throws InvalidInput */
export function parsePosition(field: string, token: string): PositionToken {
  const [, ledgerId, position] = shape.exec(token) ?? [];
  if (ledgerId === undefined || position === undefined) throw noPosition(field);
  return { field, ledgerId, position };
}

export const noPosition = (field: string) =>
  new InvalidInput([{ field, message: 'must be the Caseledger-Position that a command answered' }]);
