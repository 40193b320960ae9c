import type { StoredEvent } from '#event-store';
import type { Catalogue, Recorded } from '#kernel';
import type { Vault } from '#privacy';
import { UnknownEvent } from '../deciding/codec.js';

export type Decode = (stored: StoredEvent) => Recorded | undefined;

/** An event as it was read, decoded once for all projections. */
export interface DecodedEvent {
  readonly stored: StoredEvent;
  /** Undefined when it means nothing to any of the projections, or could not be decoded. */
  readonly event: Recorded | undefined;
  readonly failure: unknown;
  /** Its personal data can be read by `opened()`. */
  opened: boolean;
}

/** Which events mean something to some catalogues, by their stored names. */
export class Interest {
  private readonly types = new Set<string>();
  private readonly contexts = new Set<string>();
  private readonly known = new Map<string, boolean>();

  constructor(catalogues: readonly Catalogue[]) {
    for (const { context, definitions } of catalogues) {
      this.contexts.add(context);
      for (const type of Object.keys(definitions)) this.types.add(type);
    }
  }

  /** Whether a stored name, of any version, belongs to the catalogues. */
  in(storedName: string): boolean {
    let answer = this.known.get(storedName);
    if (answer === undefined) {
      const [context, type] = storedName.split('.');
      answer = this.contexts.has(context ?? '') && this.types.has(type ?? '');
      this.known.set(storedName, answer);
    }
    return answer;
  }
}

/** Decodes what somebody is interested in; a failure is kept, for it concerns only who needs that event. */
export const decodeAll = (
  stored: readonly StoredEvent[],
  decode: Decode,
  interest: Interest,
): DecodedEvent[] =>
  stored.map((each) => (interest.in(each.type) ? decodeOne(each, decode) : withoutMeaning(each)));

const withoutMeaning = (stored: StoredEvent): DecodedEvent => ({
  stored,
  event: undefined,
  failure: undefined,
  opened: false,
});

function decodeOne(stored: StoredEvent, decode: Decode): DecodedEvent {
  try {
    const event = decode(stored);
    return { stored, event, failure: event ? undefined : new UnknownEvent(stored), opened: false };
  } catch (failure) {
    return { stored, event: undefined, failure: failure ?? 'cannot be decoded', opened: false };
  }
}

/** Opens the personal data of those that are still closed. @throws KeyMissing */
export async function openPersonalData(vault: Vault, events: readonly DecodedEvent[]): Promise<void> {
  const closed = events.filter(({ opened, event }) => !opened && event !== undefined);
  if (closed.length === 0) return;
  await vault.openAll(closed.map(({ event }) => event?.data));
  for (const each of closed) each.opened = true;
}
