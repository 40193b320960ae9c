import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConfigRefused, readConfig } from './config.js';

type Environment = Readonly<Record<string, string>>;
const smtp = {
  MAIL_TRANSPORT: 'smtp',
  SMTP_URL: 'smtp://mail.example.gov',
  MAIL_FROM: 'no-reply@portal.example.gov',
};
const problemsOf = (env: Environment): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigRefused).problems;
  }
};
const mail = (env: Environment) => {
  const { mail: found } = readConfig({ ...smtp, ...env });
  if (found.transport !== 'smtp') throw new Error('expected smtp');
  return found;
};

test('without a setting nothing leaves the machine', () => {
  expect(readConfig({}).mail).toEqual({ transport: 'outbox' });
});

test.each([
  ['smtp://mail.example.gov', { host: 'mail.example.gov', port: 587, tls: 'offered', user: undefined }],
  ['smtps://mail.example.gov', { port: 465, tls: 'from_start' }],
  ['smtp://mail.example.gov:25?tls=required', { port: 25, tls: 'required' }],
  ['smtp://me:p%40ss%3A%2F@mail.example.gov:2525', { port: 2525, user: 'me', password: 'p@ss:/' }],
  ['smtp://[::1]:1025', { host: '::1', port: 1025 }],
])('%s is understood', (SMTP_URL, server) => {
  expect(mail({ SMTP_URL }).smtp).toMatchObject(server);
});

test('in production mail goes encrypted or not at all, unless somebody says otherwise', () => {
  const production = { NODE_ENV: 'production' };
  expect(mail(production).smtp.tls).toBe('required');
  expect(mail({ ...production, SMTP_URL: 'smtp://mailpit:1025?tls=offered' }).smtp.tls).toBe('offered');
});

test.each([
  ['no-reply@portal.example.gov', { name: '', address: 'no-reply@portal.example.gov' }],
  ['Yolo County <no-reply@yolo.gov>', { name: 'Yolo County', address: 'no-reply@yolo.gov' }],
  ['"County, of Yolo" <no-reply@yolo.gov>', { name: 'County, of Yolo', address: 'no-reply@yolo.gov' }],
])('mails come from %s', (MAIL_FROM, from) => {
  expect(mail({ MAIL_FROM }).smtp.from).toEqual(from);
});

test.each<[string, Environment]>([
  ['MAIL_TRANSPORT=pigeon', { MAIL_TRANSPORT: 'pigeon' }],
  ['SMTP_URL', { SMTP_URL: '' }],
  ['SMTP_URL', { SMTP_URL: 'mail.example.gov' }],
  ['SMTP_URL', { SMTP_URL: 'http://mail.example.gov' }],
  ['SMTP_URL', { SMTP_URL: 'smtp://mail.example.gov?tls=maybe' }],
  ['SMTP_URL', { SMTP_URL: 'smtp://me:100%@mail.example.gov' }],
  ['MAIL_FROM', { MAIL_FROM: '' }],
  ['MAIL_FROM=nobody', { MAIL_FROM: 'nobody' }],
  ['MAIL_FROM=a@b.gov, c@d.gov', { MAIL_FROM: 'a@b.gov, c@d.gov' }],
  ['TEXT_GATEWAY_URL', { TEXT_GATEWAY_URL: 'texts' }],
  ['TEXT_GATEWAY_URL', { TEXT_GATEWAY_URL: 'http://texts.gov', NODE_ENV: 'production' }],
])('a wrong %s is named', (name, env) => {
  const problems = problemsOf({ ...smtp, ...env });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name}: must|^${name}: .*=|^${name}: write`));
});

test('a problem never shows a password or a token', () => {
  const shown = problemsOf({
    ...smtp,
    SMTP_URL: 'smpt://me:hunter2@mail.example.gov',
    TEXT_GATEWAY_URL: 'https://me:hunter2@texts.gov',
    TEXT_GATEWAY_TOKEN: 'hunter2',
  });
  expect(shown).toHaveLength(2);
  expect(shown.join()).not.toContain('hunter2');
});

test('the checkpoints go to each address that is named, once', () => {
  expect(readConfig({}).checkpointMailTo).toEqual([]);
  const CHECKPOINT_MAIL_TO = 'audit@example.gov, county@example.org,,audit@example.gov';
  expect(readConfig({ CHECKPOINT_MAIL_TO }).checkpointMailTo).toEqual([
    'audit@example.gov',
    'county@example.org',
  ]);
  expect(problemsOf({ CHECKPOINT_MAIL_TO: 'audit@example.gov, nobody' })).toEqual([
    'CHECKPOINT_MAIL_TO: nobody must be addresses such as audit@example.gov',
  ]);
});

describe('secrets from files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'settings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const file = (text: string) => {
    const path = join(folder, 'secret');
    writeFileSync(path, text);
    return path;
  };

  test('are read without the line end', () => {
    const { SMTP_URL: _, ...rest } = smtp;
    const env = { ...rest, SMTP_URL_FILE: file('smtps://me:secret@mail.example.gov\n') };
    const { mail: found } = readConfig(env);
    expect(found).toMatchObject({ smtp: { host: 'mail.example.gov', password: 'secret' } });
  });

  test('that are empty, missing or given twice are named', () => {
    const texts = { ...smtp, TEXT_GATEWAY_URL: 'https://texts.gov' };
    expect(problemsOf({ ...texts, TEXT_GATEWAY_TOKEN_FILE: file(' \n') })).toEqual([
      expect.stringMatching(/^TEXT_GATEWAY_TOKEN_FILE: .* is empty$/),
    ]);
    expect(problemsOf({ ...texts, TEXT_GATEWAY_TOKEN_FILE: join(folder, 'none') })).toEqual([
      expect.stringMatching(/^TEXT_GATEWAY_TOKEN_FILE: .*ENOENT/),
    ]);
    expect(problemsOf({ ...texts, TEXT_GATEWAY_TOKEN: 'x', TEXT_GATEWAY_TOKEN_FILE: file('y') })).toEqual([
      expect.stringMatching(/^TEXT_GATEWAY_TOKEN: is given twice/),
    ]);
  });
});
