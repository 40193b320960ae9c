import type { SupervisorTask } from './use-supervisor-tasks.js';

export type TaskKind = SupervisorTask['kind'];
export type QueueKind = 'requests' | TaskKind;
/** Settled by what is done about the e-message. */
export type MessageTaskKind = Extract<TaskKind, 'message_unassigned' | 'document_quarantined'>;
export type PersonTaskKind = Exclude<TaskKind, MessageTaskKind | 'erasure'>;

/** In the order of the queue. What is counted of the requests are the unassigned ones. */
export const queueKinds: readonly { readonly kind: QueueKind; readonly text: string }[] = [
  { kind: 'requests', text: 'Unassigned requests' },
  { kind: 'message_unassigned', text: 'e-Messages with nobody' },
  { kind: 'document_quarantined', text: 'Documents to release' },
  { kind: 'send_paper', text: 'Letters to send' },
  { kind: 'contact_notice', text: 'Contact changes' },
  { kind: 'privacy_lifted', text: 'Customer Privacy lifted' },
  { kind: 'erasure', text: 'Erasures' },
];

/** What a supervisor reads about a kind of task. */
export const taskTexts: Readonly<
  Record<
    PersonTaskKind,
    { readonly title: string; readonly about: string; readonly settled: (name: string) => string }
  >
> = {
  contact_notice: {
    title: 'Contact changes under Customer Privacy',
    about:
      'These people were not told that their contact information changed. Make sure they know, in a way that is safe for them, and then settle the task.',
    settled: (name) =>
      `You have made sure that ${name} knows about the contact change, in a way that is safe for them, or that nobody needs to be told.`,
  },
  privacy_lifted: {
    title: 'Customer Privacy lifted',
    about:
      'A system of record lifted Customer Privacy for these people. Check whether that was intended. If it was not, set it again under Persons on the Case Summary. Then settle the task.',
    settled: (name) =>
      `You have checked that Customer Privacy was meant to be lifted for ${name}, or you have set it again.`,
  },
  send_paper: {
    title: 'Letters to send',
    about: 'Something has to reach these people by letter. Send it, and then settle the task.',
    settled: (name) => `You have sent the letter to ${name}, or made sure that none is needed.`,
  },
};

/** What a supervisor reads about a kind of task that is about an e-message. */
export const messageTaskTexts: Readonly<
  Record<MessageTaskKind, { readonly title: string; readonly about: string }>
> = {
  message_unassigned: {
    title: 'e-Messages with nobody',
    about:
      'These wait for the county, and no worker has them: the program has none, or the one who has it cannot see e-Messages. Assign each to somebody.',
  },
  document_quarantined: {
    title: 'Documents to release',
    about:
      'These could not be looked into for viruses, so nobody can open them. Release what you know to be safe; what you refuse opens its action again, and the customer is told.',
  },
};

export const isAboutMessage = (kind: TaskKind): kind is MessageTaskKind => kind in messageTaskTexts;

/** What the letter is about. */
export const paperTexts: Readonly<Record<NonNullable<SupervisorTask['why']>, string>> = {
  notices_chosen: 'Confirm that notices of action come to the portal from now on, as the customer chose',
  notices_not_chosen: 'A notice of action, which the customer did not choose to get on the portal',
  notice_returned: 'A notice of action: the e-mail about it came back',
};
