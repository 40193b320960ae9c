import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from './config.js';

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
  const s3 = { FILES: 's3', S3_ENDPOINT: 'https://s3.example.gov', S3_BUCKET: 'documents' };
  const wellFormedKey = 'example.com/witness+ee84ed11+BDdgA+gvKu62WCuSMKJ17iPphmntkSQin12ab4c4TjSW';
  const witness = { WITNESS_URL: 'https://witness.example.org', WITNESS_KEY: wellFormedKey };
  const s3Keys = { S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' };
  readConfig(asked({ ...servers, ...mail, ...oidc, ...s3, ...s3Keys, ...witness }));
  return [...names];
}

const file = (name: string): string => readFileSync(join(process.cwd(), name), 'utf8');
/** Where a container keeps its files is the image's own affair, and its master key always is a file. */
const ofTheImage = new Set(['DATA_DIR', 'CASELEDGER_MASTER_KEY']);
/** A line of .env.example, commented out or not. */
const shown = (name: string): RegExp => new RegExp(`^#? ?${name}=`, 'm');

test('.env.example shows every setting, also as a file', () => {
  const example = file('.env.example');
  expect(namesRead().filter((name) => !shown(name).test(example))).toEqual([]);
});

test('docker-compose.yml hands every setting on, also as a file', () => {
  const compose = file('docker-compose.yml');
  const missing = namesRead().filter(
    (name) => !ofTheImage.has(name) && !new RegExp(`^ +${name}: `, 'm').test(compose),
  );
  expect(missing).toEqual([]);
});

test('.env.example shows whatever docker-compose.yml takes from there', () => {
  const example = file('.env.example');
  const taken = [...file('docker-compose.yml').matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name = '']) => name);
  expect([...new Set(taken)].filter((name) => !shown(name).test(example))).toEqual([]);
});

test('a setting for which docker-compose.yml has a default may be left empty beside its file', () => {
  const compose = file('docker-compose.yml');
  const asFiles = namesRead().filter((name) => name.endsWith('_FILE'));
  const held = asFiles
    .map((name) => name.slice(0, -'_FILE'.length))
    .filter((name) => new RegExp(`\\$\\{${name}:-[^}]`).test(compose));
  expect(held).toEqual([]);
});
