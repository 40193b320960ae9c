import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What CONTRIBUTING.md says that a new context touches besides its own folders. */
const said = /\*\*… a context\.\*\*(.*?)\n\*\*…/s.exec(readFileSync('CONTRIBUTING.md', 'utf8'))?.[1] ?? '';
/** Those that every context touches, and those that some do. */
const namedThere = [...said.matchAll(/`([^`]+\.tsx?)`/g)].map(([, path]) => path!);
const shared = [...said.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, path]) => path!);

const contexts = readdirSync('libs/contexts');
const named = (path: string, name: string): boolean => readFileSync(path, 'utf8').includes(name);

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* entry.name === 'testing' ? [] : sources(path);
    else if (/\.tsx?$/.test(entry.name) && !/\.spec\.ts$/.test(entry.name)) yield path;
  }
}

test('a new context touches few files of others, and all of them are named', () => {
  expect(shared.length).toBeGreaterThan(3);
  expect(shared.length).toBeLessThanOrEqual(10);
  expect(shared.filter((path) => !existsSync(path))).toEqual([]);
});

test('only files that are named take a context as a whole', () => {
  const value = (context: string) => context.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const takers = ['apps', 'libs']
    .flatMap((folder) => [...sources(folder)])
    .filter((path) => !path.startsWith('libs/contexts/'))
    .filter((path) => {
      const text = readFileSync(path, 'utf8');
      return contexts.some((each) =>
        new RegExp(`import [^;]*\\b${value(each)}\\b[^;]* from '#contexts/${each}'`).test(text),
      );
    });
  expect(takers).toContain('libs/composition/src/contexts.ts');
  expect(takers.filter((path) => !namedThere.includes(path))).toEqual([]);
});

test.each([
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'nest-cli.json',
  'jest.config.mjs',
  'knip.json',
  'eslint.config.mjs',
  '.dependency-cruiser.cjs',
  'apps/web/vite.config.ts',
  'scripts/generate.mjs',
])('%s names no context: it goes by where things stand', (path) => {
  expect(contexts.filter((each) => named(path, `/${each}`) || named(path, `#contexts/${each}`))).toEqual([]);
});
