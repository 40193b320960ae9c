import { accountLinkDecider, attemptsDecider, caseLinking } from '#contexts/case-linking';
import { eMessages, type ThreadDetail, type ThreadEvent, threadDetailAfter } from '#contexts/e-messages';
import { personRegistry } from '#contexts/person-registry';
import { accountDecider } from '#contexts/portal-accounts';
import type { Projection } from '#engine';
import type { DomainEvent, Recorded } from '#kernel';

/** Folds the events of one kind of stream into documents: by the views' own functions, never from a view. */
export interface Folder {
  /** The view's name; of what has no view, the category of its stream. */
  readonly view: string;
  /** Ids of the documents that an event touches. */
  keys(event: Recorded): readonly string[];
  /** Undefined: there is no such document any more. */
  fold(document: unknown, event: Recorded, id: string): unknown;
}

const projections: readonly Projection[] = [
  ...personRegistry.projections,
  ...caseLinking.projections,
  ...eMessages.projections,
];

/** Exactly what a view would hold, but for the tags that it is searched by. */
function ofView(name: string): Folder {
  const found = projections.find((each) => each.schema.name === name)!;
  // Streams of other contexts may begin with the same word.
  const types = new Set(found.catalogues.flatMap(({ definitions }) => Object.keys(definitions)));
  return {
    view: name,
    keys: (event) => (types.has(event.type) ? found.keys(event) : []),
    fold: (document, event, id) =>
      found.fold(document, { type: event.type, data: event.data, meta: event.meta, tags: [] }, id),
  };
}

interface Evolving {
  readonly category: string;
  readonly initial: unknown;
  evolve(state: never, event: never): unknown;
}

/** Of what has no view: the state that its decisions are taken on. */
const ofDecider = (decider: Evolving): Folder => ({
  view: decider.category,
  keys: ({ meta }) => [meta.stream.slice(decider.category.length + 1)],
  fold: (state, event) => decider.evolve((state ?? decider.initial) as never, event as never),
});

/** What was written in a thread. */
const threadTexts: Folder = {
  view: 'e-message-texts',
  keys: ({ data }) => [(data as ThreadEvent['data']).threadId],
  fold: (detail, event) =>
    threadDetailAfter(detail as ThreadDetail | undefined, event as Recorded<ThreadEvent>),
};

/** The cases that a person is on, by the person's own word. */
const casesOfPerson: Folder = {
  view: 'cases-of-person',
  keys: ({ type, data }) => (isAboutCase(type) ? [(data as { readonly personId: string }).personId] : []),
  fold(document, event: DomainEvent) {
    const { caseNumber } = event.data as { readonly caseNumber: string };
    const others = ((document as { readonly onCases: string[] } | undefined)?.onCases ?? []).filter(
      (each) => each !== caseNumber,
    );
    return { onCases: event.type === 'PersonJoinedCase' ? [...others, caseNumber] : others };
  },
};
const isAboutCase = (type: string) => type === 'PersonJoinedCase' || type === 'PersonLeftCase';

/** By category of the stream, the longest first: one may begin another. */
const byCategory: readonly (readonly [category: string, folders: readonly Folder[]])[] = [
  ['person-attempts', []],
  ['person-link', [ofView('person-links')]],
  ['person', [ofView('persons'), casesOfPerson]],
  ['case', [ofView('cases')]],
  ['link-submission', [ofView('case-link-requests')]],
  ['link-attempts', [ofDecider(attemptsDecider)]],
  ['account-link', [ofDecider(accountLinkDecider)]],
  ['account', [ofDecider(accountDecider)]],
  ['e-message-form', [ofView('e-message-forms')]],
  ['e-message', [ofView('e-messages'), threadTexts]],
];

/** What the events of a stream are folded into; nothing of a stream that has no state to show. */
export const foldersOf = (stream: string): readonly Folder[] =>
  byCategory.find(([category]) => stream.startsWith(`${category}-`))?.[1] ?? [];
