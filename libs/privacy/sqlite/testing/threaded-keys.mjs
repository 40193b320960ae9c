// Run by sqlite-key-store.spec.ts against the built program: a worker thread cannot be started from Jest.
import { SqliteKeyStore } from '#privacy/sqlite';

const file = process.argv[2];
const store = await SqliteKeyStore.open({ file, mode: 'owner' });
const key = (n) => new Uint8Array(61).fill(n);
const answers = await Promise.all([1, 2, 3].map((n) => store.insertAbsent(new Map([['person-1', key(n)]]))));
await store.insertAbsent(new Map([['person-2', key(9)]]));
await store.shred('person-2');
await store.close();
const again = await SqliteKeyStore.open({ file, mode: 'owner' });
const found = await again.get(['person-1', 'person-2']);
await again.close();
const seen = answers.map((each) => each.get('person-1').wrapped[0]);
console.log(JSON.stringify([...seen, found.get('person-1').wrapped[0], found.get('person-2')]));
