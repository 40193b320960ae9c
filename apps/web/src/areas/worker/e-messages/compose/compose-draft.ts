import type { components } from '#api-client';
import { visibleLength } from '../../../../shared/visible-length.js';
import { type ActionType, type Recipients } from '../../parts/e-message-types.js';
import { mostOfBody, mostOfSubject, tooLong } from '../texts.js';

/** What an Action asks for. */
export interface ActionText {
  readonly actionType: ActionType | '';
  readonly formId: string;
  /** `YYYY-MM-DD`; empty: the county's default. */
  readonly due: string;
  readonly subject: string;
  readonly body: string;
}
export const noAction: ActionText = { actionType: '', formId: '', due: '', subject: '', body: '' };

/** A new e-message as somebody composes it. */
export interface ComposeDraft extends ActionText {
  readonly caseNumber: string;
  readonly personId: string;
  readonly type: 'Message' | 'Action';
  readonly program: string;
}

export const noDraft: ComposeDraft = {
  ...noAction,
  caseNumber: '',
  personId: '',
  type: 'Message',
  program: '',
};

/** Something to mend, by the server's name of the field. */
export type Faults = Partial<Record<keyof ComposeDraft, string>>;

/** What is missing or too long of an action's or a message's text. */
export function textFaults(text: ActionText, isAction: boolean): Faults {
  const { subject, body, actionType, formId } = text;
  return {
    ...(isAction && actionType === '' && { actionType: 'Choose what the customer shall do.' }),
    ...(isAction &&
      actionType === 'View Document' &&
      formId === '' && { formId: 'Choose the document that the customer shall view.' }),
    ...fault('subject', subject, mostOfSubject, 'Enter a subject.'),
    ...fault('body', body, mostOfBody, 'Enter what you want to say.'),
  };
}

const fault = (field: 'subject' | 'body', text: string, most: number, missing: string): Faults =>
  text.trim() === '' ? { [field]: missing } : visibleLength(text) > most ? { [field]: tooLong(most) } : {};

export function composeFaults(draft: ComposeDraft, recipients: Recipients | undefined): Faults {
  const chosen = recipients?.items.find(({ personId }) => personId === draft.personId);
  return {
    ...(draft.caseNumber.trim() === '' && { caseNumber: 'Enter a case number, or select a case.' }),
    ...(recipients !== undefined && chosen === undefined && { personId: 'Choose a person.' }),
    ...(chosen?.reason && { personId: chosen.reason.text }),
    ...textFaults(draft, draft.type === 'Action'),
  };
}

export function messageToSend(draft: ComposeDraft): components['schemas']['SendMessageDto'] {
  const { caseNumber, personId, type, actionType, formId, subject, body, due, program } = draft;
  return {
    ...{ caseNumber: caseNumber.trim(), personId, type, subject: subject.trim(), body },
    ...(program && { program }),
    ...(type === 'Action' && actionType !== '' && actionOf({ actionType, formId, due })),
  };
}

const actionOf = ({ actionType, formId, due }: { actionType: ActionType; formId: string; due: string }) => ({
  actionType,
  ...(actionType === 'View Document' && formId && { formId }),
  ...(due && { due }),
});

/** A new action in place of one that is closed. */
export const followUpOf = ({ actionType, formId, due, subject, body }: ActionText) => ({
  ...{ subject: subject.trim(), body },
  ...actionOf({ actionType: actionType as ActionType, formId, due }),
});
