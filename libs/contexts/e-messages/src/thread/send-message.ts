import {
  type AccountId,
  type Actor,
  type CaseNumber,
  type CountyCode,
  type Instant,
  isStaff,
  type LocalDate,
  type MessageId,
  messageId,
  NotFound,
  type PersonId,
  type Sealed,
  type ThreadId,
  type WorkerId,
} from '#kernel';
import { refuse } from '../refusals.js';
import type { ActionType } from '../values.js';
import type { SentForm, ThreadEvent } from './events.js';
import type { Standing } from './on-thread.js';
import type { Thread } from './state.js';

/** What a worker sends: a Message, or an Action. */
interface Sending {
  readonly threadId: ThreadId;
  readonly number: string;
  readonly by: Actor;
  readonly county: CountyCode;
  readonly caseNumber: CaseNumber;
  readonly personId: PersonId;
  readonly program: string;
  readonly worker?: WorkerId;
  readonly subject: Sealed<{ readonly text: string }>;
  readonly body: Sealed<{ readonly text: string }>;
  readonly standing: Standing;
  readonly at: Instant;
}
export interface SendMessage extends Sending {
  readonly kind: 'send-message';
}
export interface RequestAction extends Sending {
  readonly kind: 'request-action';
  readonly action: ActionType;
  /** Of a View Document: as it stands in the catalogue now. */
  readonly form?: SentForm & { readonly sendable: boolean; readonly paperOnly: boolean };
  readonly due: LocalDate;
  readonly follows?: MessageId;
}

/** Save on Add e-Message (rule M1). All or nothing; the same id again = nothing more. */
export function sendMessage(command: SendMessage, thread: Thread): readonly ThreadEvent[] {
  if (thread.is === 'begun') return [];
  return [{ type: 'MessageSent', data: sent(command) }];
}

export function requestAction(command: RequestAction, thread: Thread): readonly ThreadEvent[] {
  if (thread.is === 'begun') return [];
  const data = sent(command);
  const { standing, action, form, due, follows } = command;
  if (!standing.optedIn) throw refuse('county_opted_out', 'worker');
  if (form === undefined ? action === 'View Document' : !form.sendable || form.paperOnly)
    throw refuse('form_not_sendable');
  return [
    {
      type: 'ActionRequested',
      data: {
        ...data,
        action,
        ...(form && { form: asSent(form) }),
        due,
        ...(follows && { follows }),
      },
    },
  ];
}

function sent(command: SendMessage | RequestAction) {
  const { threadId, number, by, county, caseNumber, personId, program, worker, subject, body, at } = command;
  if (!isStaff(by) || by.county !== county) throw new NotFound();
  const accountId = mustReceive(command.standing);
  const about = { threadId, messageId: messageId(threadId), number, county, caseNumber, personId, at };
  return { ...about, audience: accountId, by, accountId, program, ...(worker && { worker }), subject, body };
}

/** Who would see it. @throws Refused */
function mustReceive({ caseOpen, outOfTheHome, account }: Standing): AccountId {
  if (!caseOpen) throw refuse('case_not_open');
  if (outOfTheHome) throw refuse('out_of_the_home');
  if (account === undefined) throw refuse('no_account');
  return account;
}

const asSent = ({ sendable: _, paperOnly: __, ...form }: NonNullable<RequestAction['form']>): SentForm =>
  form;
