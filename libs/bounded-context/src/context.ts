import type { Projection } from '#engine';
import type { Catalogue, DomainEvent, Sealed } from '#kernel';
import type { ReadStore } from '#read-store';
import type { Mail } from './mail.js';
import type { Handler } from './message.js';
import type { Words } from './said.js';
import type { Topics } from './topics.js';

/** What the queries of a context work with. */
export interface QueryPorts {
  readonly readStore: ReadStore;
  /** The tag of a value to search by. */
  readonly tag: (kind: string, value: string) => string;
  /** Opens as the system, to refine a search: no look, and never shown. */
  readonly openAsSystem: <T>(sealed: Sealed<T>) => Promise<T | undefined>;
}

/**
 * One bounded context as one value: everything that the rest of the program must know of it to run it. What it decides
 * is reached through its deciders. `libs/composition/src/contexts.ts` is the only list of all contexts.
 */
export interface Context<Event extends DomainEvent, Queries extends object> {
  /** First part of the stored names of its events. */
  readonly name: string;
  /** Its events, a catalogue for each kind of stream. */
  readonly catalogues: readonly Catalogue[];
  /** Of the commands that it decides alone. */
  readonly handlers: readonly Handler[];
  /** Its views. */
  readonly projections: readonly Projection[];
  /** What may be asked of its views. */
  queries(ports: QueryPorts): Queries;
  /** Its events in words. */
  readonly words: Words<Event>;
  /** What its events change on pages, and who may follow that. */
  readonly topics: Topics<Event>;
  /** The messages it sends. */
  readonly mails: readonly Mail[];
}

/** Declares a bounded context. */
export const context = <Event extends DomainEvent, Queries extends object>(
  declared: Context<Event, Queries>,
): Context<Event, Queries> => declared;
