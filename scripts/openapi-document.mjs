// The OpenAPI document of the built application, started on an empty folder and not listening.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './set-up.mjs';

/** Needs an up-to-date build. */
export async function openApiDocument() {
  const { readConfig } = await import(join(root, 'dist', 'libs', 'settings', 'src', 'index.js'));
  const { start } = await import(join(root, 'dist', 'apps', 'api', 'src', 'start.js'));
  const folder = mkdtempSync(join(tmpdir(), 'caseledger-openapi-'));
  const running = await start(
    readConfig({ DATA_DIR: folder, DEMO_DATA: '0', LOG_LEVEL: 'silent', SEAL_SECONDS: '0' }),
  );
  try {
    const answer = await running.app
      .getHttpAdapter()
      .getInstance()
      .inject({ method: 'GET', url: '/api/openapi.json' });
    return answer.json();
  } finally {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
