import type { SupervisorTask } from './use-supervisor-tasks.js';

export type TaskKind = SupervisorTask['kind'];
export type QueueKind = 'requests' | TaskKind;

/** In the order of the queue. What is counted of the requests are those with nobody. */
export const queueKinds: readonly { readonly kind: QueueKind; readonly text: string }[] = [
  { kind: 'requests', text: 'Requests with nobody' },
  { kind: 'contact_notice', text: 'Contact changes' },
  { kind: 'privacy_lifted', text: 'Customer Privacy lifted' },
];

/** Which kind the address asks for; requests where it says none. */
export const queueKindOf = (address: URLSearchParams): QueueKind =>
  queueKinds.find(({ kind }) => kind === address.get('kind'))?.kind ?? 'requests';

/** What a supervisor reads about a kind of task. */
export const taskTexts: Readonly<
  Record<
    TaskKind,
    { readonly title: string; readonly about: string; readonly settled: (name: string) => string }
  >
> = {
  contact_notice: {
    title: 'Contact changes under Customer Privacy',
    about:
      'No mail tells these people that their contact changed. Make sure in a safe way that they know of it, then settle the task.',
    settled: (name) =>
      `You have made sure that ${name} knows of the contact change, in a way that is safe for them, or that nobody needs to be told.`,
  },
  privacy_lifted: {
    title: 'Customer Privacy lifted',
    about:
      'A system of record lifted Customer Privacy of these people. Check that this was meant. If it was not, set it again on the page Persons of the case; then settle the task.',
    settled: (name) =>
      `You have made sure that Customer Privacy of ${name} was meant to be lifted, or you have set it again.`,
  },
};
