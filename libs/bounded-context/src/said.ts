import type {
  Actor,
  CountyCode,
  DomainEvent,
  MessageId,
  PersonId,
  Recorded,
  RequestId,
  Sealed,
  WorkerId,
} from '#kernel';

/** A piece of a sentence: words, or somebody whose name is filled in when it is shown. */
export type Part =
  | string
  | { readonly person: PersonId }
  | { readonly worker: WorkerId }
  | { readonly actor: Actor };

/** Names for the ids in a sentence. */
export interface Names {
  /** Undefined for whoever is not on the case (any more): they are not named. */
  readonly person: (id: PersonId) => string | undefined;
  readonly worker: (id: WorkerId) => string;
  /** Only auditors are told who acted, whoever it was. */
  readonly actor?: (actor: Actor) => string;
}

/** Who reads: workers of one county, or an auditor, who is told what every county did, and why. */
export type Audience = CountyCode | typeof auditors;
export const auditors = 'auditors';

/** Whether an audience is told what a county keeps to itself: reasons, notes, who did it. */
export const isOwn = (audience: Audience, county: string | undefined): boolean =>
  audience === auditors || audience === county;

/** What a line of the history is about, for its sign. */
export const historyKinds = [
  'case',
  'person',
  'contact',
  'privacy',
  'linked',
  'unlinked',
  'requested',
  'request',
  'processed',
  'rejected',
  'message',
  'action',
] as const;
export type HistoryKind = (typeof historyKinds)[number];

/** One event in words, without a name in it yet. */
export interface Happening {
  readonly kind: HistoryKind;
  readonly said: readonly Part[];
  readonly by: Part;
  readonly personId?: PersonId;
  readonly requestId?: RequestId;
  readonly messageId?: MessageId;
  /** What was noted with it, by a worker of the own county; still sealed. */
  readonly notes?: readonly NoteTold[];
}

export interface NoteTold {
  /** What the note is: `Note`. */
  readonly label: string;
  readonly note: Sealed<{ readonly text: string }>;
}

/**
 * The events of a context in words. The history of a case and the timeline of auditors share the texts: what differs is
 * who is named, and what another county keeps to itself.
 */
export interface Words<Event extends DomainEvent> {
  /** Every event. Exhaustive, so that the compiler asks what a new one means. */
  readonly tell: (event: Recorded<Event>, audience: Audience) => Happening;
  /** Whether it says something to a worker of that county in the history of a case. */
  readonly isOnCase: (event: Recorded<Event>, county: CountyCode) => boolean;
}

/** Of a context of whose events none ever stands on a case: auditors alone are told. */
export const wordsForAuditors = <Event extends DomainEvent>(
  tell: (event: Recorded<Event>) => readonly Part[],
): Words<Event> => ({
  tell: (event) => ({ kind: 'case', said: tell(event), by: { actor: event.meta.actor } }),
  isOnCase: () => false,
});

type Value = Part | readonly Part[];

/** A sentence from a template: said`${whom(id)} was taken off the case.` */
export const said = (texts: TemplateStringsArray, ...values: readonly Value[]): readonly Part[] =>
  texts.flatMap((text, n) => [text, ...partsOf(values[n] ?? '')]).filter((each) => each !== '');

/** The sentence as it is read. */
export const spoken = (parts: readonly Part[], names: Names): string =>
  parts
    .map((each, n) => {
      if (typeof each === 'string') return each;
      if ('worker' in each) return names.worker(each.worker);
      if ('actor' in each) return names.actor?.(each.actor) ?? 'Somebody';
      return names.person(each.person) ?? `${n === 0 ? 'S' : 's'}omebody who is not on this case`;
    })
    .join('');

export const whom = (person: PersonId): Part => ({ person });
export const theWorker = (worker: WorkerId): Part => ({ worker });
export const theRegistry = 'The registry';

/** Who did it: a colleague of this county by name, of another county only that it was another one; auditors hear all. */
export function doer(actor: Actor, audience: Audience): Part {
  if (audience === auditors) return { actor };
  const { kind, id, county: of } = actor;
  switch (kind) {
    case 'worker':
    case 'supervisor':
      return of === audience ? { worker: id as WorkerId } : 'Another county';
    case 'customer':
      return 'The customer';
    case 'registry':
      return theRegistry;
    case 'system':
      return 'The system';
    case 'partner':
      return 'A partner agency';
    case 'help_desk':
      return 'The help desk';
    case 'ops':
      return 'Operations';
    case 'auditor':
      return 'An auditor';
  }
}

/** `a`, `a and b`, `a, b and c` */
export const listed = (texts: readonly string[]): string =>
  texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;

const partsOf = (value: Value): readonly Part[] =>
  typeof value === 'string' || !Array.isArray(value) ? [value as Part] : (value as readonly Part[]);
