import {
  appendFileSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { type EventStore, type StoredEvent, StreamNotFound, WrongExpected } from '#event-store';
import type { Clock, Randomness } from '#kernel';
import { chained, genesis, storedHash } from './chain.js';
import { MerkleTree, type Seal, type SealKey, sealStream, signed } from './seals.js';

/** Seals kept outside the ledger: whoever alters the ledger must alter these as well. */
export interface OutsideSeals {
  append(...seals: readonly Seal[]): void;
  all(): readonly Seal[];
}

/** One JSON line per seal, on disk when `append` returns. Copy it elsewhere: that is what makes it worth having. */
export class SealFile implements OutsideSeals {
  private mended = false;

  constructor(readonly file: string) {}

  append(...seals: readonly Seal[]): void {
    mkdirSync(dirname(this.file), { recursive: true });
    if (!this.mended) this.mend();
    const handle = openSync(this.file, 'a');
    try {
      appendFileSync(handle, seals.map((seal) => `${JSON.stringify(seal)}\n`).join(''));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }

  /** @throws SyntaxError when it is damaged elsewhere than at its end */
  all(): readonly Seal[] {
    return wholeLines(this.text()).map((line) => JSON.parse(line) as Seal);
  }

  /** A power cut may tear the last line: what follows must not be written behind half of one. */
  private mend(): void {
    const text = this.text();
    const whole = wholeLines(text)
      .map((line) => `${line}\n`)
      .join('');
    if (whole.length < text.length) truncateSync(this.file, Buffer.byteLength(whole));
    this.mended = true;
  }

  private text(): string {
    try {
      return readFileSync(this.file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw error;
    }
  }
}

/** All lines but a torn last one. */
function wholeLines(text: string): readonly string[] {
  const lines = text.split('\n').slice(0, -1);
  return isJson(lines.at(-1) ?? '{}') ? lines : lines.slice(0, -1);
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

interface Progress {
  readonly seal: Seal | undefined;
  readonly revision: bigint;
  readonly hash: string;
  readonly after: string | undefined;
}

/** Seals what came since the last seal. One sealer per ledger: a second one loses the append and starts over. */
export class Sealer {
  private progress: Progress | undefined;

  constructor(
    private readonly ports: {
      readonly store: EventStore;
      readonly outside: OutsideSeals;
      /** Several processes take turns at sealing, each with seals of its own outside. */
      readonly othersSeal?: boolean;
      readonly key: SealKey;
      readonly storedName: string;
      readonly clock: Clock;
      readonly randomness: Randomness;
    },
  ) {}

  /** Makes one seal over everything that is new; undefined when only seals are. */
  async seal(): Promise<Seal | undefined> {
    const from = this.progress ?? (await this.resume());
    const tree = new MerkleTree();
    let last: StoredEvent | undefined;
    let worthIt = false;
    for await (const page of this.ports.store.readAll(from.after === undefined ? {} : { after: from.after }))
      for (const event of page) {
        tree.add(storedHash(event));
        worthIt ||= event.stream !== sealStream;
        last = event;
      }
    this.progress = from;
    if (last === undefined || !worthIt) return undefined;
    return this.write(from, tree, last);
  }

  /** Keeps outside what others sealed, for a process that does not seal now. */
  async keepOthers(): Promise<void> {
    this.progress = undefined;
    const last = await this.last();
    if (last !== undefined) await this.repairOutside(last.seal);
  }

  private async write(from: Progress, tree: MerkleTree, last: StoredEvent): Promise<Seal | undefined> {
    const firstOrdinal = from.seal === undefined ? 0 : from.seal.lastOrdinal + 1;
    const seal = signed(
      {
        number: (from.seal?.number ?? 0) + 1,
        firstOrdinal,
        lastOrdinal: firstOrdinal + tree.size - 1,
        last: { stream: last.stream, revision: Number(last.revision) },
        previousRoot: from.seal?.root ?? genesis,
        root: tree.root(),
        at: this.ports.clock.now(),
        keyId: this.ports.key.keyId,
      },
      this.ports.key,
    );
    const metadata = {
      actor: { kind: 'system', id: 'sealer' },
      at: seal.at,
      correlation: this.ports.randomness.uuid(),
    };
    const link = chained(
      { id: this.ports.randomness.uuid(), type: this.ports.storedName, data: seal },
      metadata,
      { stream: sealStream, revision: from.revision + 1n, prevHash: from.hash },
    );
    try {
      await this.ports.store.append(
        sealStream,
        [link.stored],
        from.revision === -1n ? 'no_stream' : from.revision,
      );
    } catch (error) {
      this.progress = undefined;
      if (error instanceof WrongExpected) return undefined;
      throw error;
    }
    this.ports.outside.append(seal);
    this.progress = { seal, revision: from.revision + 1n, hash: link.hash, after: last.position };
    return seal;
  }

  private async resume(): Promise<Progress> {
    const found = await this.last();
    if (found === undefined) return { seal: undefined, revision: -1n, hash: genesis, after: undefined };
    const { seal, event } = found;
    const sealed = await this.ports.store
      .readStream(seal.last.stream, { from: BigInt(seal.last.revision), max: 1 })
      .catch((error: unknown) => {
        if (error instanceof StreamNotFound) return [];
        throw error;
      });
    const last = sealed[0];
    if (last === undefined)
      throw new Error(
        `the last sealed event, ${seal.last.stream}@${seal.last.revision}, is gone: run caseledger ledger verify`,
      );
    await this.repairOutside(seal);
    return { seal, revision: event.revision, hash: storedHash(event), after: last.position };
  }

  /** The ledger's own last seal. */
  private async last(): Promise<{ readonly event: StoredEvent; readonly seal: Seal } | undefined> {
    try {
      const [event] = await this.ports.store.readStream(sealStream, { direction: 'backwards', max: 1 });
      return event && { event, seal: JSON.parse(event.data) as Seal };
    } catch (error) {
      if (error instanceof StreamNotFound) return undefined;
      throw error;
    }
  }

  /**
   * A crash between the two writes leaves the outside one behind by exactly one, other processes that sealed meanwhile
   * by any number: the ledger's own are written again. Nothing is where the two do not fit together.
   */
  private async repairOutside(last: Seal): Promise<void> {
    const known = this.ports.outside.all().at(-1);
    const behind = last.number - (known?.number ?? 0);
    if (behind < 0)
      throw new Error(
        `the seals kept outside the ledger end at ${known?.number}, the ledger's own at ${last.number}: ` +
          'after a restore run caseledger ledger renew-id, else caseledger ledger verify',
      );
    if (behind < 1 || (behind > 1 && !this.ports.othersSeal)) return;
    let from = BigInt(known === undefined ? 0 : known.number - 1);
    let before = known?.root ?? genesis;
    // After weeks as a standby there are many: a page at a time, and one fsync for each.
    for (;;) {
      const page = await this.ports.store.readStream(sealStream, { from, max: sealsAtOnce });
      const missing: Seal[] = [];
      for (const { data } of page) {
        const seal = JSON.parse(data) as Seal;
        if (seal.number === known?.number && seal.root === known.root) continue;
        if (seal.previousRoot !== before) break;
        missing.push(seal);
        before = seal.root;
      }
      if (missing.length > 0) this.ports.outside.append(...missing);
      if (page.length < sealsAtOnce || missing.length === 0) return;
      from += BigInt(page.length);
    }
  }
}

const sealsAtOnce = 500;
