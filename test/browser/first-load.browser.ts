import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/test.js';

test.use({ scene: 'first-load' });

const built = join(import.meta.dirname, '..', '..', 'dist', 'web');
const most = 250_000;

/** What a file weighs on the way: compressed where it was compressed when it was built. */
function weight(path: string): number {
  const file = join(built, path === '/' || !path.includes('.') ? 'index.html' : path);
  return Math.min(
    ...[file, `${file}.gz`].map((each) => statSync(each, { throwIfNoEntry: false })?.size ?? Infinity),
  );
}

for (const [area, identity, path] of [
  ['worker', 'worker-19', '/worker/case-link-requests'],
  ['portal', 'customer-1', '/portal'],
  ['audit', 'auditor', '/audit'],
  ['ops', 'ops', '/ops/projections'],
] as const)
  test(`the first load of the ${area} area is under 250 kB gzip, fonts and all`, async ({ page, town }) => {
    await page.request.post(`${town.url}/api/v1/demo/session`, { data: { identity } });
    const loaded = new Set<string>();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.startsWith('/api/')) loaded.add(pathname);
    });
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => document.fonts.ready);
    const weights = [...loaded].map((each) => [each, weight(each)] as const);
    const total = weights.reduce((sum, [, each]) => sum + each, 0);
    expect(total, weights.map(([name, bytes]) => `${name} ${bytes}`).join('\n')).toBeLessThan(most);
  });
