import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** docs/rules.md is what comments cite: what it does not have, nobody could look up. */
const written = new Set(
  [...readFileSync('docs/rules.md', 'utf8').matchAll(/^- \*\*([GPLWO]\d+)\./gm)].map(([, rule]) => rule),
);

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(ts|tsx|mjs|md)$/.test(entry.name)) yield path;
  }
}

test('every rule that is cited stands in docs/rules.md', () => {
  expect(written.size).toBeGreaterThan(40);
  const missing: string[] = [];
  let cited = 0;
  for (const path of ['apps', 'libs', 'test', 'bench'].flatMap((folder) => [...sources(folder)]))
    for (const [all] of readFileSync(path, 'utf8').matchAll(
      /\b[Rr]ules? [GPLWO]\d+((,| and| to) [GPLWO]\d+)*/g,
    ))
      for (const [rule] of all.matchAll(/[GPLWO]\d+/g)) {
        cited++;
        if (!written.has(rule)) missing.push(`${path}: ${rule}`);
      }
  expect(missing).toEqual([]);
  expect(cited).toBeGreaterThan(100);
});
