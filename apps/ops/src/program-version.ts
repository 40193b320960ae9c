import { readFileSync } from 'node:fs';

/** As package.json says; this file runs as dist/apps/ops/src/program-version.js. */
export function programVersion(): string {
  const manifest = new URL('../../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
