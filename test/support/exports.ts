import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readArchive } from '#audit';
import type { Actor, Answer, TestApp } from './test-app.js';

/** Prepares an export of a case, waits for its end, and downloads it. */
export async function packageOf(app: TestApp, auditor: Actor, caseNumber: string, household = false) {
  const asked = await auditor.post('/api/v1/audit/exports', { case: caseNumber, household });
  if (asked.status !== 202) throw new Error(asked.text);
  const body = await ended(app, auditor, asked.body.exportId);
  if (body.state !== 'done') throw new Error(JSON.stringify(body));
  const zip = await fileOf(app, auditor, body.exportId);
  return { zip, body, exportId: body.exportId as string };
}

/** The export once it runs no more. */
export const ended = (app: TestApp, auditor: Actor, id: string): Promise<Answer['body']> =>
  app.until(async () => {
    const { body } = await auditor.get(`/api/v1/audit/exports/${id}`);
    return body.state === 'running' ? undefined : body;
  });

/** The package, to the byte. */
export async function fileOf(app: TestApp, auditor: Actor, id: string): Promise<Buffer> {
  const { statusCode, rawPayload } = await app.app
    .getHttpAdapter()
    .getInstance()
    .inject({
      method: 'GET',
      url: `/api/v1/audit/exports/${id}/file`,
      headers: { authorization: `Bearer ${auditor.token}` },
    });
  if (statusCode !== 200) throw new Error(`${statusCode} ${rawPayload.toString()}`);
  return rawPayload;
}

/** Unpacks a ZIP as anybody would, into a folder of its own. */
export async function unpacked(zip: Buffer) {
  const { files } = await readArchive(zip);
  const folder = mkdtempSync(join(tmpdir(), 'caseledger-export-'));
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return {
    folder,
    names: [...files.keys()],
    verify: (...args: readonly string[]) => runScript(join(folder, 'verify.sh'), ...args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

interface Checked {
  readonly code: number;
  readonly out: string;
}

/** verify.sh, from another folder than its own and with nothing but the programs of this machine. */
export const runScript = (script: string, ...args: readonly string[]): Promise<Checked> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH ?? '' };
    execFile('bash', [script, ...args], { env, cwd: tmpdir() }, (error, stdout, stderr) =>
      resolve({
        code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1,
        out: `${stdout}${stderr}`,
      }),
    );
  });
