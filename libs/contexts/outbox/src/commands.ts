import { message } from '#bounded-context';
import { type CommandContext, Engine } from '#engine';
import { outboxDecider } from './message/decider.js';
import type { ReturnMessage } from './message/return-message.js';

export const ReturnOutgoingMessage = message(
  'ReturnOutgoingMessage',
  Engine,
  (engine, messageId: string, returned: ReturnMessage, context: CommandContext) =>
    engine.execute(outboxDecider, messageId, returned, context),
);
