// Built-in fault: the ledger says "appended" before anything is in the file.
import { SqliteEventStore } from '#event-store/sqlite';

const late = 60;
const { append } = SqliteEventStore.prototype;
let guessed;

SqliteEventStore.prototype.append = async function (stream, events, expected) {
  guessed ??= Number((await this.head()) ?? 0);
  guessed += events.length;
  setTimeout(() => append.call(this, stream, events, expected).catch(() => undefined), late);
  const revision = (expected === 'no_stream' ? -1n : expected) + BigInt(events.length);
  return { revision, position: String(guessed).padStart(16, '0'), outcome: 'appended' };
};
