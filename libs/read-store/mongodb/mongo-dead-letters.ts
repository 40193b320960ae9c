import type { Collection } from 'mongodb';
import type { DeadLetter, DeadLetterStore } from '#read-store';
import { type Mongo, timeLimit } from './connect-mongo.js';
import { unlessThere } from './duplicates.js';

type StoredLetter = Omit<DeadLetter, 'revision' | 'heldSince'> & {
  readonly _id: string;
  readonly revision: string;
  readonly heldSince: string | null;
};

/** The collection `dead_letters`. */
export class MongoDeadLetters implements DeadLetterStore {
  private readonly letters: Collection<StoredLetter>;

  constructor(private readonly mongo: Mongo) {
    this.letters = mongo.db.collection('dead_letters');
  }

  async record(letter: DeadLetter): Promise<void> {
    const { view, build, eventId, revision, heldSince } = letter;
    const _id = JSON.stringify([view, build, eventId]);
    const stored = { ...letter, _id, revision: String(revision), heldSince: heldSince ?? null };
    await this.mongo.ask(() => unlessThere(() => this.letters.insertOne(stored, timeLimit)));
  }

  async held(view: string, build: string, stream: string, position: string): Promise<void> {
    const waiting = { view, build, stream, heldSince: null };
    await this.mongo.ask(() =>
      this.letters.updateMany(waiting, { $set: { heldSince: position } }, timeLimit),
    );
  }

  async list(view?: string): Promise<readonly DeadLetter[]> {
    const found = this.letters.find(view === undefined ? {} : { view }, timeLimit);
    const rows = await this.mongo.ask(() => found.sort({ position: 1, view: 1 }).toArray());
    return rows.map(({ _id, revision, heldSince, ...letter }) => ({
      ...letter,
      revision: BigInt(revision),
      heldSince: heldSince ?? undefined,
    }));
  }

  async rewind(view: string, build: string, after: string | undefined): Promise<void> {
    const later = { $gt: after ?? '' };
    await this.mongo.ask(async () => {
      await this.letters.deleteMany({ view, build, position: later }, timeLimit);
      await this.letters.updateMany(
        { view, build, heldSince: later },
        { $set: { heldSince: null } },
        timeLimit,
      );
    });
  }

  async remove(view: string, build: string, eventId?: string): Promise<void> {
    const those = { view, build, ...(eventId !== undefined && { eventId }) };
    await this.mongo.ask(() => this.letters.deleteMany(those, timeLimit));
  }

  /** Nothing to close: the connections are shared. */
  async close(): Promise<void> {}
}
