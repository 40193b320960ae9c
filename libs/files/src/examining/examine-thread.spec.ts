import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corners, docx, heic, pdf, pdfBomb, pdfWithPassword } from '#files/testing';

test('built: files are examined on a thread, whatever they do there, and ordinary ones on the same one', async () => {
  if (!existsSync('dist/libs/files/src/examining/examine.worker.js'))
    throw new Error('dist is missing: run npm test, which builds first');
  const folder = mkdtempSync(join(tmpdir(), 'examined-'));
  const files = {
    'bomb.pdf': pdfBomb(100 * 1024 * 1024),
    'empty.pdf': Buffer.alloc(0),
    'letter.docx': docx(),
    'letter.pdf': await pdf(),
    'locked.pdf': await pdfWithPassword('user'),
    'photo.heic': heic({ width: 96, height: 64, brightness: (x) => x }),
    'photo.jpg': await corners().jpeg().toBuffer(),
    'text.txt': Buffer.from('hello'),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const script = join('libs', 'files', 'testing', 'examined-on-thread.mjs');
  const { outcomes, threads, megabytes } = JSON.parse(
    execFileSync(process.execPath, [script, folder], { encoding: 'utf8' }),
  );
  rmSync(folder, { recursive: true });
  expect(outcomes).toEqual({
    'bomb.pdf': 'file_damaged',
    'empty.pdf': 'file_empty',
    'letter.docx': 'docx',
    'letter.pdf': 'pdf',
    'locked.pdf': 'file_password',
    'photo.heic': `heic 96x64 ${96 * 64 * 4}`,
    'photo.jpg': 'jpeg',
    'text.txt': 'file_kind',
  });
  // Two for those that are refused at once; the letters share one, to which the locked one puts an end; the HEIC has its
  // own, and what stands behind it another.
  expect(threads).toBe(5);
  // What the bomb holds was never unpacked as a whole.
  expect(megabytes).toBeLessThan(600);
});
