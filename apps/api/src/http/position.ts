import type { FastifyReply } from 'fastify';

/** Tells the client where its command ended up, also a refused one: a query given it waits for the view. */
export function tellPosition(reply: FastifyReply, position: string | undefined, ledgerId: string): void {
  if (position !== undefined) void reply.header('Caseledger-Position', `${ledgerId}:${position}`);
}
