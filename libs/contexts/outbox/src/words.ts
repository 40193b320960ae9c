import { type Part, said, wordsForAuditors } from '#bounded-context';
import type { AddressEvent } from './address/events.js';
import type { OutboxEvent } from './message/events.js';

/** What goes out, in words. To whom it goes is not said here: the event holds it, sealed. */
export const outboxWords = wordsForAuditors<OutboxEvent | AddressEvent>((event): readonly Part[] => {
  switch (event.type) {
    case 'OutgoingMessageQueued': {
      const { channel, template } = event.data;
      return said`${channel === 'email' ? 'A mail' : 'A text message'} was queued: ${template}.`;
    }
    case 'SendStarted':
      return said`A message is being handed over, try ${String(event.data.attempt)}.`;
    case 'OutgoingMessageSent':
      return said`A message was handed over at try ${String(event.data.attempt)}.`;
    case 'SendFailed': {
      const { attempt, why, retryAt } = event.data;
      const next =
        retryAt === undefined ? ' It is not tried again by itself.' : ` It is tried again at ${retryAt}.`;
      return said`A message could not be handed over at try ${String(attempt)}: ${why.replaceAll('_', ' ')}.${next}`;
    }
    case 'OutgoingMessageReturned':
      return said`A mail came back for good: ${event.data.template}, status ${event.data.code}.`;
    case 'AddressRefused':
      return event.data.why === 'returned'
        ? said`A mail address is not mailed any more: a mail to it came back.`
        : said`A mail address is not mailed any more: the mail server has none such.`;
    case 'AddressCleared':
      return event.data.why === 'entered_anew'
        ? said`A mail address may be mailed again: it was entered anew.`
        : said`A mail address may be mailed again: the mail server took a mail to it.`;
  }
});
