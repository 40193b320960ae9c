import { newEvent } from '#event-store/testing';
import { openedOnFake } from './testing/opened.js';

jest.setTimeout(60_000);

const texts = [
  '{"a":1}',
  '{ "a": 1.50 }',
  '{"b":1,"10":2,"9":3}',
  '{"a":1,"a":2}',
  '{"__proto__":{"a":1}}',
  '12345678901234567890',
  '1e400',
  '"straße \\u00df"',
  '"\u2028 🗂"',
  'null',
  '0',
  'false',
  '""',
  '[]',
  'no JSON at all',
  '\u001e{"a":1}',
  '\ufeff{}',
  '',
];

describe('the text of an event', () => {
  test.each(texts)('comes back as it was, as data and as metadata: %j', async (text) => {
    const { store, close } = await openedOnFake();
    await store.append('a', [newEvent({ data: text, metadata: text })], 'no_stream');
    const [stored] = await store.readStream('a');
    expect([stored!.data, stored!.metadata]).toEqual([text, text]);
    await close();
  });

  test('is JSON for the server where that changes nothing, so that its own pages can show it', async () => {
    const { fake, store, close } = await openedOnFake();
    const events = [newEvent({ data: '{"n":1.5}', metadata: '{"a":1}' }), newEvent({ data: '{"n":1.50}' })];
    await store.append('a', events, 'no_stream');
    const stored = fake.log.stream('events.a')!;
    expect(stored.map(({ contentType }) => contentType)).toEqual([
      'application/json',
      'application/octet-stream',
    ]);
    expect(Buffer.from(stored[0]!.metadata).toString()).toBe('{"a":1}');
    await close();
  });
});
