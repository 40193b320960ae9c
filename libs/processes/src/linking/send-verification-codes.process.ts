import { type AttemptEvent, verificationCode } from '#contexts/case-linking';
import type { Process } from '#engine';
import { millisecondsBetween, opened, personSubject } from '#kernel';
import { languageOfAccount, queueMessage } from '../mail/queue-message.js';
import type { FlowPorts } from '../ports.js';
import { mayGetCodeAt } from './code-contact.js';

/** An issued code goes to the contact that the customer chose, as long as it is one. */
export const sendVerificationCodes = (ports: FlowPorts): Process<AttemptEvent> => ({
  name: 'send-verification-codes',
  begins: 'now',
  types: ['VerificationCodeIssued'],
  interestedIn: (event) => event.type === 'VerificationCodeIssued',
  async handle(event, context) {
    if (event.type !== 'VerificationCodeIssued') return;
    const { attemptId, issue, channel, to, at, expiresAt, personId, accountId } = event.data;
    await ports.vault.openAll([event.data]);
    const subject = personSubject(personId);
    if (!(await mayGetCodeAt(ports, subject, { kind: channel, address: opened(to)?.address }))) return;
    const minutes = Math.round(millisecondsBetween(at, expiresAt) / 60_000);
    await queueMessage(
      ports,
      {
        channel,
        mail: verificationCode,
        language: await languageOfAccount(ports, accountId),
        to,
        params: { attemptId, issue: String(issue), minutes: String(minutes) },
        cause: { eventId: event.meta.id, type: event.type },
        subjectOfData: subject,
        notAfter: expiresAt,
      },
      context,
    );
  },
});
