import type { DomainEvent } from './event.js';

/** One step from stored shape n to n+1. Old shapes exist only here. */
export type Upcast = (data: never) => unknown;

/** One kind of event: what it means, its stored version, and how older versions become this one. */
export interface EventDefinition<Data = unknown> {
  readonly meaning: string;
  readonly version: number;
  readonly upcasts: readonly Upcast[];
  /** Type only; never set. */
  readonly data?: Data;
}

/** Declares one kind of event. `upcasts[0]` turns version 1 into 2, and so on; there are `version - 1` of them. */
export function event<Data>(
  meaning: string,
  history: { readonly version: number; readonly upcasts: readonly Upcast[] } = { version: 1, upcasts: [] },
): EventDefinition<Data> {
  if (history.upcasts.length !== history.version - 1)
    throw new Error(`"${meaning}": version ${history.version} needs ${history.version - 1} upcasts`);
  return { meaning, ...history };
}

/** All events of one bounded context, under their stored names `<context>.<Type>.v<version>`. */
export interface Catalogue<
  Definitions extends Record<string, EventDefinition> = Record<string, EventDefinition>,
> {
  readonly context: string;
  readonly definitions: Definitions;
}

export function catalogue<Definitions extends Record<string, EventDefinition>>(
  context: string,
  definitions: Definitions,
): Catalogue<Definitions> {
  return { context, definitions };
}

/** The union of a catalogue's events: declare once, and every exhaustive switch must follow. */
export type EventsOf<C extends Catalogue> = {
  [Type in keyof C['definitions'] & string]: DomainEvent<
    Type,
    C['definitions'][Type] extends EventDefinition<infer Data> ? Data : never
  >;
}[keyof C['definitions'] & string];

/** Where stored names meet event types: built once from every catalogue that a process knows. */
export class EventTypes {
  private readonly byStoredName = new Map<string, { type: string; upcasts: readonly Upcast[] }>();
  private readonly byType = new Map<string, readonly string[]>();
  private readonly contexts: ReadonlySet<string>;

  /** @throws when two contexts declare the same type: an event's type names its meaning everywhere. */
  constructor(catalogues: readonly Catalogue[]) {
    this.contexts = new Set(catalogues.map(({ context }) => context));
    for (const { context, definitions } of catalogues)
      for (const [type, definition] of Object.entries(definitions)) {
        if (this.byType.has(type)) throw new Error(`the event type ${type} is declared twice`);
        const names = Array.from(
          { length: definition.version },
          (_, index) => `${context}.${type}.v${index + 1}`,
        );
        this.byType.set(type, names);
        for (const [index, name] of names.entries())
          this.byStoredName.set(name, { type, upcasts: definition.upcasts.slice(index) });
      }
  }

  /** The name to store: always the newest version. */
  storedName(type: string): string {
    return this.storedNames(type).at(-1)!;
  }

  /** Every name under which it was ever stored, the oldest first: a ledger holds all of them. */
  storedNames(type: string): readonly string[] {
    const names = this.byType.get(type);
    if (names === undefined) throw new Error(`${type} is in no catalogue that this process knows`);
    return names;
  }

  /** A newer program wrote it: a version, or a type, that this one does not know in a context that it knows. */
  isNewer(storedName: string): boolean {
    return !this.byStoredName.has(storedName) && this.contexts.has(storedName.split('.', 1)[0]!);
  }

  /** The newest shape of a stored event, or undefined for a name that this process does not know. */
  current(storedName: string, data: unknown): DomainEvent | undefined {
    const entry = this.byStoredName.get(storedName);
    if (entry === undefined) return undefined;
    return {
      type: entry.type,
      data: entry.upcasts.reduce<unknown>((older, step) => step(older as never), data),
    };
  }
}
