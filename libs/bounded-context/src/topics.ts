import type { Identity } from '#access';
import type { DomainEvent, Recorded } from '#kernel';

/** `kind:of what`: what changed, without a word about whom. Names are county codes, case numbers and opaque ids. */
export type Topic = string;

/** Whoever asks to follow something, and what their county knows. */
export interface Asking extends Pick<Identity, 'rights' | 'actor' | 'accountId'> {
  /** Whether the asker may see that person. */
  readonly seesPerson: (personId: string) => Promise<boolean>;
  /** Whether the asker may see that case. */
  readonly seesCase: (caseNumber: string) => Promise<boolean>;
}

/** What pages can follow under one kind of topic. */
export interface Followable {
  /** Whether the asker may follow it. `of` is the topic's rest. Looked up once, so that nothing need be read later. */
  readonly may: (asking: Asking, of: string) => boolean | Promise<boolean>;
  /** The name that hints give it, where pages may write it in several ways. */
  readonly named?: (of: string) => string;
}

/** What the events of a context change on pages. */
export interface Topics<Event extends DomainEvent> {
  /** The topics of one event: exhaustive, so that the compiler asks what a new event changes. */
  of(event: Recorded<Event>): readonly Topic[];
  /** The kinds of topics that this context owns. Its events may touch those of others too. */
  readonly kinds: Readonly<Record<string, Followable>>;
  /** The topics of what is the asker's own, to follow on every page. */
  own?(identity: Pick<Identity, 'rights' | 'actor' | 'accountId'>): readonly Topic[];
  /**
   * Whether an event can be about anything that is followed, to tell from its type and stream alone: while a million
   * people are imported, a hint about one of them must cost next to nothing. Absent: each may be.
   */
  mayTouch?(event: { readonly type: string; readonly stream: string }, followed: ReadonlySet<Topic>): boolean;
}

/** Of a context whose events change nothing that anybody could follow. */
export const noTopics: Topics<DomainEvent> = { of: () => [], kinds: {}, mayTouch: () => false };
