import {
  actionOf,
  actionReminder,
  type EMessageDocument,
  isQuestion,
  type ThreadDocument,
  threadDecider,
  unsentTexts,
} from '#contexts/e-messages';
import type { CommandContext } from '#engine';
import { type Instant, localClock, localDate, personSubject, plusDays, seal, systemActor } from '#kernel';
import { queueMessage } from '../mail/queue-message.js';
import type { FlowPorts } from '../ports.js';
import { threadStanding } from './message-standing.js';
import { addressOf } from './notify-customer.process.js';

const product = systemActor('watch-clocks');

/** The clock of a message is over: an event, once for each clock (rule M7). Who answered meanwhile is not late. */
export async function markOverdue(
  ports: FlowPorts,
  { messageId, threadId }: Pick<EMessageDocument, 'messageId' | 'threadId'>,
  context: CommandContext,
): Promise<void> {
  const { standing } = await threadStanding(ports, messageId);
  const command = { kind: 'mark-overdue', messageId, standing, by: product, at: ports.clock.now() } as const;
  await ports.engine.execute(threadDecider, threadId, command, {
    ...context,
    actor: product,
    command: `mark-overdue:${messageId}`,
  });
}

/** Local times between which customers are reminded. */
const [morning, evening] = ['08:00', '20:00'];

/** Days of an action's due date on which its customer is reminded today: three days before, and the day after it. */
export const daysToRemind = (now: Instant): readonly string[] => {
  const time = localClock(now);
  const today = localDate(now);
  return time < morning || time >= evening ? [] : [plusDays(today, 3), plusDays(today, -1)];
};

/**
 * A mail for one action, once before and once after each due date (rule M12); not while the customer's own question waits.
 */
export async function remindOfAction(
  ports: FlowPorts,
  { threadId, personId, thread, actionDue }: ThreadDocument,
  context: CommandContext,
): Promise<void> {
  const to = await addressOf(ports, personId);
  if (to === undefined || actionOf(thread).status !== 'New Action' || thread.messages.some(isQuestion))
    return;
  const unsent = thread.action?.documents.some((each) => !each.sent && each.state !== 'refused');
  const now = ports.clock.now();
  const when = actionDue !== null && actionDue < localDate(now) ? 'after' : 'before';
  await queueMessage(
    ports,
    {
      channel: 'email',
      mail: actionReminder,
      language: to.language,
      to: seal(personSubject(personId), { address: to.address }),
      params: { threadId, unsent: unsent ? unsentTexts[to.language] : '' },
      cause: { eventId: `${threadId}:${actionDue}:${when}`, type: 'ActionRequested' },
      subjectOfData: personSubject(personId),
    },
    { ...context, command: `remind:${threadId}:${actionDue}:${when}` },
  );
}
