import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type DataFolder, openDataFolder, pathsIn } from '#composition';
import { type Config, ConfigRefused, readConfig } from '#settings';
import { type Finding, findingsOf, messageOf } from './finding.js';

type Environment = Readonly<Record<string, string | undefined>>;
const oldestNode = [20, 19] as const;

export function* checkVersions(program: string): Generator<Finding> {
  const { ok, wrong } = findingsOf('versions');
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needed, neededMinor] = oldestNode;
  yield major > needed || (major === needed && minor >= neededMinor)
    ? ok(`Caseledger ${program}, Node.js ${process.versions.node}`)
    : wrong(
        `Node.js ${process.versions.node} is older than ${oldestNode.join('.')}`,
        'install a newer Node.js',
      );
}

/** @returns the configuration; undefined when it is refused */
export function* checkConfiguration(env: Environment): Generator<Finding, Config | undefined> {
  const { ok, note, wrong } = findingsOf('configuration');
  try {
    const config = readConfig(env);
    yield ok(
      `${config.production ? 'production' : 'demo'}, stores ${config.eventStore.kind} and ${config.readStore.kind}`,
    );
    if (config.demoSignIn === 'anywhere')
      yield note(
        'DEMO_SIGN_IN=anywhere: whoever reaches the address signs in as anybody',
        'unset it where real people are served',
      );
    yield* checkSending(config);
    return config;
  } catch (error) {
    if (!(error instanceof ConfigRefused)) throw error;
    for (const problem of error.problems) yield wrong(problem, 'correct the environment, or the .env file');
    return undefined;
  }
}

/** Messages that quietly go nowhere are easily overlooked. */
function* checkSending({ mail, production }: Config): Generator<Finding> {
  const { note } = findingsOf('sending');
  if (mail.transport === 'outbox' && production)
    yield note('mails and texts go nowhere: they only stand in the outbox', 'set MAIL_TRANSPORT=smtp');
  if (mail.transport === 'smtp' && mail.texts === undefined)
    yield note('no text gateway is set up: codes go by e-mail only', 'set TEXT_GATEWAY_URL');
}

/** @returns the folder; undefined when there is none that could be looked into */
export function* checkFolder({
  dataDir,
  eventStore,
  readStore,
}: Config): Generator<Finding, DataFolder | undefined> {
  const { ok, note, wrong } = findingsOf('data folder');
  if (!existsSync(join(dataDir, 'caseledger.json')) && !existsSync(join(dataDir, 'events.db'))) {
    if (eventStore.kind !== 'sqlite' && readStore.kind !== 'sqlite') {
      yield note(`there is no data folder at ${dataDir} yet: a first start makes it`);
      return pathsIn(dataDir);
    }
    yield wrong(
      `there is no data folder at ${dataDir}`,
      'start the server once, import people, or correct DATA_DIR (--data-dir)',
    );
    return undefined;
  }
  try {
    const folder = openDataFolder(dataDir);
    const open = (statSync(dataDir).mode & 0o077) !== 0 && process.platform !== 'win32';
    yield open
      ? note(`${dataDir} can be entered by other users of this machine`, `chmod 700 ${dataDir}`)
      : ok(dataDir);
    return folder;
  } catch (error) {
    yield wrong(messageOf(error), 'do as it says, then run the doctor again');
    return undefined;
  }
}
