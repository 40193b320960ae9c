import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '#composition';

/** Every name that the configuration asks the environment for, in each way to set it up. */
function namesRead(): readonly string[] {
  const names = new Set<string>(['CASELEDGER_MASTER_KEY', 'CASELEDGER_MASTER_KEY_FILE']);
  const asked = (env: Readonly<Record<string, string>>) =>
    new Proxy(env, {
      get: (target, name) => {
        if (typeof name === 'string') names.add(name);
        return target[name as string];
      },
    });
  const servers = {
    EVENT_STORE: 'eventstoredb',
    EVENTSTOREDB_URL: 'esdb://ledger:2113?tls=false',
    READ_STORE: 'mongodb',
    MONGODB_URL: 'mongodb://views/caseledger',
  };
  const mail = { MAIL_TRANSPORT: 'smtp', SMTP_URL: 'smtp://mail', MAIL_FROM: 'a@example.org' };
  const oidc = { OIDC_ISSUER: 'https://login.example.gov', OIDC_CLIENT_ID: 'caseledger' };
  readConfig(asked({ ...servers, ...mail, ...oidc }));
  return [...names];
}

const file = (name: string): string => readFileSync(join(process.cwd(), name), 'utf8');
/** Where a container listens and keeps its files is the image's own affair; secrets come as files of their own. */
const ofTheImage = new Set(['DATA_DIR', 'CASELEDGER_MASTER_KEY']);

test('.env.example shows every setting', () => {
  const example = file('.env.example');
  const missing = namesRead().filter(
    (name) => !name.endsWith('_FILE') && !new RegExp(`^#? ?${name}=`, 'm').test(example),
  );
  expect(missing).toEqual([]);
});

test('docker-compose.yml hands every setting on', () => {
  const compose = file('docker-compose.yml');
  const missing = namesRead().filter(
    (name) =>
      !name.endsWith('_FILE') && !ofTheImage.has(name) && !new RegExp(`^ +${name}: `, 'm').test(compose),
  );
  expect(missing).toEqual([]);
});
