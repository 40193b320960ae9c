import { newEvent } from '#event-store/testing';
import { systemRandomness } from '#kernel';
import { connect } from './connection.js';
import { openLedger } from './open-ledger.js';
import { temporaryLedger } from './testing/temporary-ledger.js';
import { outcomes, type Wire } from './wire.js';
import { Writer } from './writer.js';

const append = (stream: string, expected: number, ...events: ReturnType<typeof newEvent>[]): Wire => [
  stream,
  expected,
  events.length,
  ...events.flatMap(({ id, type, data, metadata }) => [id, type, data, metadata]),
];
const large = () => newEvent({ data: JSON.stringify('x'.repeat(400_000)) });

describe('the writer', () => {
  let ledger: ReturnType<typeof temporaryLedger>;
  let db: ReturnType<typeof connect>;
  const count = () => (db.prepare('SELECT count(*) AS n FROM events').get() as { n: number }).n;

  beforeEach(() => {
    ledger = temporaryLedger();
    openLedger(ledger.file, 'owner', systemRandomness);
    db = connect(ledger.file, 'writer');
  });
  afterEach(() => {
    db.close();
    ledger.remove();
  });

  test('judges each append of a transaction on its own, in the order they came', () => {
    const event = newEvent();
    const { results, news } = new Writer(db).commit([
      append('a', -1, event),
      [...append('a', -1, newEvent()), ...append('b', -1, newEvent(), newEvent())],
      append('a', -1, event),
    ]);
    expect(news).toBe(true);
    expect(results).toEqual([
      ...[outcomes.appended, 0, 1],
      ...[outcomes.wrongExpected, 0, 0],
      ...[outcomes.appended, 1, 3],
      ...[outcomes.idempotent, 0, 1],
    ]);
  });

  test('stores nothing on a full disk, says so, and goes on when there is room', () => {
    const writer = new Writer(db);
    writer.commit([append('a', -1, newEvent())]);
    const { page_count: pages } = db.prepare('PRAGMA page_count').get() as { page_count: number };
    db.exec(`PRAGMA max_page_count = ${pages + 20}`);
    const full = writer.commit([
      append('a', 0, newEvent()),
      append('b', -1, large()),
      append('c', 9, newEvent()),
    ]);
    expect(full).toMatchObject({ news: false, reason: expect.stringContaining('full') });
    expect(full.results).toEqual([outcomes.unavailable, 0, 0].concat([3, 0, 0], [3, 0, 0]));
    expect(count()).toBe(1);
    db.exec('PRAGMA max_page_count = 1000000');
    const { results } = writer.commit([append('b', -1, large()), append('a', 0, newEvent())]);
    expect(results).toEqual([outcomes.appended, 0, 2, outcomes.appended, 1, 3]);
  });

  test('does not know the outcome when the sync of a commit fails, and recognises the repeat', () => {
    let failing = true;
    const flaky = new Proxy(db, {
      get(target, member) {
        const value = Reflect.get(target, member);
        if (member !== 'prepare') return typeof value === 'function' ? value.bind(target) : value;
        return (sql: string) => {
          const statement = target.prepare(sql);
          if (sql !== 'COMMIT') return statement;
          const run = () => {
            statement.run();
            if (failing) throw Object.assign(new Error('disk I/O error'), { errcode: 1034 });
          };
          return { run };
        };
      },
    });
    const writer = new Writer(flaky);
    const batch = append('a', -1, newEvent(), newEvent());
    expect(writer.commit([batch]).results).toEqual([outcomes.unknown, 0, 0]);
    failing = false;
    expect(writer.commit([batch]).results).toEqual([outcomes.idempotent, 1, 2]);
  });

  test('never overwrites what a second writer stored, and learns of it', () => {
    const writer = new Writer(db);
    writer.commit([append('a', -1, newEvent())]);
    const other = connect(ledger.file, 'writer');
    new Writer(other).commit([append('a', 0, newEvent())]);
    other.close();
    expect(writer.commit([append('a', 0, newEvent())]).results).toEqual([outcomes.unavailable, 0, 0]);
    expect(writer.commit([append('a', 0, newEvent())]).results).toEqual([outcomes.wrongExpected, 1, 0]);
    expect(writer.commit([append('a', 1, newEvent())]).results).toEqual([outcomes.appended, 2, 3]);
  });

  test('is as right about streams it has forgotten as about those it remembers', () => {
    const writer = new Writer(db);
    const streams = Array.from({ length: 45_000 }, (_, n) => `s-${n}`);
    writer.commit(streams.map((stream) => append(stream, -1, newEvent())));
    for (const stream of ['s-0', 's-22000', 's-44999']) {
      expect(writer.commit([append(stream, -1, newEvent())]).results).toEqual([outcomes.wrongExpected, 0, 0]);
      expect(writer.commit([append(stream, 0, newEvent())]).results.slice(0, 2)).toEqual([
        outcomes.appended,
        1,
      ]);
    }
  });
});
