import { collected } from '#files';
import { archiveOf, readArchive } from './archive.js';

const files = [
  { name: 'a.txt', bytes: Buffer.from('first') },
  { name: 'proofs/b', bytes: Buffer.alloc(0) },
  { name: 'c', bytes: Buffer.from('PK\u0003\u0004 looks like another one') },
];
const zip = () => collected(archiveOf(files));

test('a package is read as it was written', async () => {
  const { files: read, fault } = await readArchive(await zip());
  expect(fault).toBeUndefined();
  expect([...read].map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual(
    files.map(({ name, bytes }) => [name, bytes.toString()]),
  );
});

test('each single byte counts: of the files, of what is said of them, and of the directory', async () => {
  const whole = await zip();
  for (let at = 0; at < whole.length; at++) {
    const changed = Buffer.from(whole);
    changed[at]! ^= 1;
    expect((await readArchive(changed)).fault).toBeDefined();
  }
});

test('a changed byte names its file', async () => {
  const changed = await zip();
  changed[changed.indexOf('first')]! ^= 1;
  expect((await readArchive(changed)).fault).toBe('bytes or checksum were changed of a.txt');
});
