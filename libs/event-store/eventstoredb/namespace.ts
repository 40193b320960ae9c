import type { RecordedEvent } from '@eventstore/db-client';

/** Holds one event for each id that the ledger has had, the one in force last. Never shown to readers of the ledger. */
export const ledgerStream = 'caseledger-ledger';

/** Several ledgers may share a database: the name of each stands before the names of its streams. */
export class Namespace {
  readonly prefix: string;

  /** @throws TypeError: a dot within would let one ledger see the events of another */
  constructor(name: string) {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new TypeError(`"${name}" cannot name a ledger`);
    this.prefix = `${name}.`;
  }

  onServer = (stream: string): string => this.prefix + stream;

  /** The stream's name within this ledger; undefined for events of other ledgers and programs, and for the ledger's id. */
  streamOf({ streamId }: RecordedEvent): string | undefined {
    if (!streamId.startsWith(this.prefix)) return undefined;
    const stream = streamId.slice(this.prefix.length);
    return stream === ledgerStream ? undefined : stream;
  }
}
