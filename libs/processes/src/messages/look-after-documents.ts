import { actionOf, type ThreadDocument, type ThreadEvent, threadDecider } from '#contexts/e-messages';
import type { CommandContext, Process } from '#engine';
import { messageId, personSubject, systemActor } from '#kernel';
import type { FlowPorts } from '../ports.js';
import { threadStanding } from './message-standing.js';

const product = systemActor('look-after-documents');

/** What was taken back, or ended with its action unsent, goes, and what the scanner found infected (rule M9). */
export const removeUnsentDocuments = (ports: FlowPorts): Process<ThreadEvent> => ({
  name: 'remove-unsent-documents',
  begins: 'now',
  types: ['DocumentRemoved', 'DocumentRefused'],
  interestedIn: (event) =>
    event.type === 'DocumentRemoved' || (event.type === 'DocumentRefused' && event.data.by.kind === 'system'),
  async handle(event) {
    if (event.type === 'DocumentRemoved' || event.type === 'DocumentRefused')
      await ports.files.remove(event.data.documentId);
  },
});

/** The scanner that could not look before may look now. What it finds infected is refused, and goes. */
export async function rescanDocuments(
  ports: FlowPorts,
  { threadId, personId, thread }: ThreadDocument,
  context: CommandContext,
): Promise<void> {
  const { standing } = await threadStanding(ports, threadId);
  const on = { messageId: messageId(actionOf(thread).messageId), by: product, standing };
  for (const { documentId, state } of thread.action?.documents ?? []) {
    if (state !== 'quarantined') continue;
    const found = await ports.files.rescan(documentId, personSubject(personId));
    if (found !== 'clean' && found !== 'infected' && found !== 'no_scanner') continue;
    const kind = found === 'infected' ? ('refuse-document' as const) : ('release-document' as const);
    await ports.engine.execute(
      threadDecider,
      threadId,
      { kind, documentId, ...on, at: ports.clock.now() },
      { ...context, actor: product, command: `${kind}:${documentId}` },
    );
  }
}
