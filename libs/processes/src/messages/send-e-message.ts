import {
  type ActionType,
  defaultActionDue,
  type Form,
  formDecider,
  longestBody,
  longestSubject,
  refuseMessage,
  threadDecider,
  written,
} from '#contexts/e-messages';
import type { CommandContext } from '#engine';
import {
  type Actor,
  type CaseNumber,
  type CountyCode,
  formId,
  type Instant,
  InvalidInput,
  localDate,
  type MessageId,
  messageId,
  NotFound,
  type PersonId,
  personSubject,
  seal,
  threadId,
} from '#kernel';
import type { FlowPorts } from '../ports.js';
import { handsFor, type MessageStanding, messageStanding } from './message-standing.js';
import { receiptOf } from './receipt.js';

/** Add e-Message, as it was filled in. */
export interface ToSend {
  readonly caseNumber: CaseNumber;
  readonly personId: PersonId;
  readonly subject: string;
  readonly body: string;
  /** Absent: a Message. */
  readonly action?: ToDo;
  readonly program?: string;
}

export interface ToDo {
  readonly type: ActionType;
  readonly formId?: string;
  /** Default: the county's. */
  readonly due?: string;
  /** The action that it is started in place of. */
  readonly follows?: MessageId;
}

/** What a message got when it was sent or received: the receipt, and when. */
export interface Written {
  readonly messageId: MessageId;
  readonly number: string;
  readonly at: Instant;
  readonly position: string | undefined;
}

/** Save on Add e-Message (rule M1). @throws NotFound, InvalidInput, Refused */
export async function sendEMessage(
  ports: FlowPorts,
  { by, county, input }: { readonly by: Actor; readonly county: CountyCode; readonly input: ToSend },
  context: CommandContext,
): Promise<Written> {
  const known = await messageStanding(ports, input.caseNumber, input.personId);
  if (known === undefined || known.county !== county || !known.onCase) throw new NotFound();
  const id = threadId(ports.secrets.id('e-message', by.id, context.idempotencyKey));
  const subject = personSubject(input.personId);
  const at = ports.clock.now();
  const sending = {
    ...{ threadId: id, number: receiptOf(id), by, county, at, standing: known.standing },
    ...{ caseNumber: input.caseNumber, personId: input.personId },
    ...(await handsFor(ports, known, input.program)),
    subject: seal(subject, { text: written('subject', input.subject, longestSubject) }),
    body: seal(subject, { text: written('body', input.body, longestBody) }),
  };
  const action = input.action && (await actionOf(ports, input, known, at));
  const outcome = await ports.engine.execute(
    threadDecider,
    id,
    action ? { kind: 'request-action', ...sending, ...action } : { kind: 'send-message', ...sending },
    context,
  );
  const first = outcome.state.is === 'begun' ? outcome.state.messages[0] : undefined;
  return {
    messageId: messageId(id),
    number: sending.number,
    at: first?.at ?? at,
    position: outcome.position,
  };
}

async function actionOf(
  ports: FlowPorts,
  { action, personId, caseNumber }: ToSend,
  { settings, county }: MessageStanding,
  at: Instant,
) {
  const { type, due = defaultActionDue(at, settings), formId: form, follows } = action!;
  if (due < localDate(at))
    throw new InvalidInput([{ field: 'due', message: 'is over: choose today or a later day' }]);
  const known = form === undefined ? undefined : await ports.engine.state(formDecider, formId(form));
  const sent = type === 'View Document' ? formToSend(known, { county, personId, caseNumber }) : undefined;
  return {
    action: type,
    due,
    ...(sent && { form: sent }),
    ...(follows && { follows }),
  };
}

/** As it stands in the catalogue now; of another county, or for somebody else, there is none. */
function formToSend(
  form: Form | undefined,
  of: { readonly county: CountyCode; readonly personId: PersonId; readonly caseNumber: CaseNumber },
) {
  if (form === undefined)
    throw new InvalidInput([
      { field: 'formId', message: 'choose the document that the customer shall view' },
    ]);
  if (form.is === 'nothing' || form.county !== of.county) throw refuseMessage('form_not_sendable');
  if (form.of && (form.of.personId !== of.personId || form.of.caseNumber !== of.caseNumber))
    throw refuseMessage('form_not_sendable');
  const { digest: _, ...facts } = form.facts;
  return { formId: form.formId, county: form.county, ...facts };
}
