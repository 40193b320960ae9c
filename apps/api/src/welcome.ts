import { join, relative } from 'node:path';
import { readPlan } from '#demo';
import { type Config, demoSignInWorks } from '#settings';

/** What the server says once it listens: where to go, and as whom. One screen. */
export function welcome(config: Config): string {
  const { host, port, dataDir } = config;
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const lines = [
    '',
    `Caseledger is ready: ${address}`,
    '',
    `  API            ${address}/api/v1`,
    `  to read it     ${address}/api/docs     (OpenAPI 3.1: ${address}/api/openapi.json)`,
    `  health         ${address}/health/ready`,
    `  data folder    ${dataDir}`,
    ...(demoSignInWorks(config) ? identities(dataDir) : []),
    '',
    '  Stop with Ctrl-C.',
    '',
  ];
  return lines.join('\n');
}

function identities(dataDir: string): readonly string[] {
  const plan = readPlan(dataDir);
  const customers = join(relative(process.cwd(), dataDir) || '.', 'demo', 'customers.json');
  return [
    '',
    '  Demo identities (POST /api/v1/demo/session with {"identity": "…"} answers a token):',
    '    customer-1 … customer-12        customers of the portal',
    '    worker-19, worker-19-b          county workers of Los Angeles; worker-34: Sacramento; 01 to 58: every county',
    '    supervisor-19, viewer-19        a supervisor, and a worker who may only look',
    '    partner-1 … partner-4, auditor, ops, help-desk, registry',
    ...(plan === undefined
      ? []
      : [
          `  ${plan.people} invented people. What customers enter to link: ${customers}; a first tour: README.md`,
        ]),
  ];
}
