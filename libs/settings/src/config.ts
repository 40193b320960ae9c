import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { OidcSettings } from '#access/oidc';
import { isKeyName, type WitnessSettings } from '#engine';
import type { ClamdAddress } from '#files';
import { type FileSettings, fileSettings, scannerSettings } from './file-settings.js';
import { checkpointMailTo, type MailSettings, mailSettings } from './mail-settings.js';
import { oidcSettings } from './oidc-settings.js';
import { type Environment, SettingReader } from './setting-reader.js';
import {
  type EventStoreSettings,
  eventStoreSettings,
  type ReadStoreSettings,
  readStoreSettings,
} from './store-settings.js';
import { type TraceSettings, traceSettings } from './trace-settings.js';
import { witnessSettings } from './witness-settings.js';

/** Every setting, read from the environment once at boot (rule G8). */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Address at which others reach `host`: in a container it is the machine's that publishes the port. Default: `host`. */
  readonly publishedOn: string;
  readonly dataDir: string;
  /** Number of invented people that a first start imports; 0 for none. */
  readonly demoData: number;
  readonly demoSignIn: 'loopback' | 'anywhere' | 'off';
  readonly production: boolean;
  readonly eventStore: EventStoreSettings;
  readonly readStore: ReadStoreSettings;
  /** Where the documents are that people send. */
  readonly files: FileSettings;
  /** Where the daemon is that scans them; undefined: nobody does. */
  readonly clamd: ClamdAddress | undefined;
  /** Whether this process takes part in feeding views and running processes, or leaves that to projectors. */
  readonly projections: 'here' | 'elsewhere';
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Names the installation in its seals, fixed with the first one: no blanks, no plus. */
  readonly ledgerName: string;
  /** Seconds between two seals of the ledger. */
  readonly sealSeconds: number;
  /** Who signs the checkpoints of the ledgers besides us; undefined: nobody. */
  readonly witness: WitnessSettings | undefined;
  /** How long a finished export of a case is kept. */
  readonly exportHours: number;
  /** A live view that is further behind makes this process not ready; 0: however far. */
  readonly readyLagSeconds: number;
  /** A backup that is older is told of; 0: none is. */
  readonly backupHours: number;
  /** Seconds in which a request must have arrived; then its connection is cut. */
  readonly requestSeconds: number;
  /** Live streams that one person may hold on this server; the oldest ends. */
  readonly liveStreamsPerPerson: number;
  /** Sessions that one person may have; the oldest ends. */
  readonly sessionsPerPerson: number;
  /**
   * Addresses and networks of proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed; none: who connects
   * is who looks. The ledger of looks keeps the address, and a browser that came over TLS gets its cookies for TLS only.
   */
  readonly trustedProxies: readonly string[];
  /** Address under which customers reach the portal: for links in mails. */
  readonly publicUrl: string;
  /** How mails and texts leave. */
  readonly mail: MailSettings;
  /** Addresses that get the checkpoints of the ledgers every day. */
  readonly checkpointMailTo: readonly string[];
  /** Staff's sign-in by OpenID Connect; undefined: there is none. */
  readonly oidc: OidcSettings | undefined;
  /** Where traces go; undefined: nowhere. */
  readonly traces: TraceSettings | undefined;
}

/** Names every wrong setting and what it may be. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused';
  constructor(readonly problems: readonly string[]) {
    super(`wrong settings:\n${problems.map((each) => `  ${each}`).join('\n')}`);
  }
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '[::1]', 'localhost']);

/** Demo sign-in works only on a loopback address, unless it is allowed anywhere (rule G8). */
export const demoSignInWorks = ({
  demoSignIn,
  publishedOn,
}: Pick<Config, 'demoSignIn' | 'publishedOn'>): boolean =>
  demoSignIn === 'anywhere' || (demoSignIn === 'loopback' && loopback.has(publishedOn));

/** Published on a loopback address of the machine, but its portal has another one: something before it lets others in. */
function openedToOthers({ PUBLISHED_ON, PUBLIC_URL = '' }: Environment): boolean {
  return Boolean(PUBLISHED_ON) && URL.canParse(PUBLIC_URL) && !loopback.has(new URL(PUBLIC_URL).hostname);
}

/** `TRUSTED_PROXIES`: addresses and networks (10.0.0.0/8), with commas between them. */
function proxies(read: SettingReader): readonly string[] {
  const all = (read.text('TRUSTED_PROXIES') ?? '').split(',').map((each) => each.trim());
  const given = all.filter((each) => each !== '');
  const wrong = given.filter((each) => {
    const [address = '', bits = '0', ...rest] = each.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    return isIP(address) === 0 || rest.length > 0 || !/^\d+$/.test(bits) || Number(bits) > most;
  });
  return wrong.length === 0
    ? given
    : read.wrong(
        'TRUSTED_PROXIES',
        `${wrong.join(', ')} must be addresses or networks such as 10.0.0.0/8`,
        [],
      );
}

/** `LEDGER_NAME`: part of the name of the key that signs (c2sp.org/signed-note). */
function ledgerName(read: SettingReader): string {
  const name = read.text('LEDGER_NAME') ?? 'caseledger';
  return isKeyName(name) && !/^\/|\/$/.test(name)
    ? name
    : read.wrong(
        'LEDGER_NAME',
        `${name} must have no blanks and no plus, such as benefits.example.gov`,
        'caseledger',
      );
}

/**
 * Settings that say where things are kept. Given but empty (`DATA_DIR=$FOLDER` of a script that never set FOLDER), they
 * would silently mean another place than was meant. Of others an empty one is as good as none: docker-compose.yml and
 * .env files write them so.
 */
const places = {
  DATA_DIR: 'name a folder, or unset it for ./data',
  EVENT_STORE: 'write sqlite or eventstoredb, or unset it',
  READ_STORE: 'write sqlite or mongodb, or unset it',
  FILES: 'write folder, gridfs or s3, or unset it',
} as const;
const keySettings = ['CASELEDGER_MASTER_KEY', 'CASELEDGER_MASTER_KEY_FILE'] as const;

function emptyPlaces(env: Environment): readonly string[] {
  const isEmpty = (name: string) => env[name]?.trim() === '';
  const stores = Object.entries(places).filter(([name]) => isEmpty(name));
  const keys = keySettings.some((name) => env[name]?.trim()) ? [] : keySettings.filter(isEmpty);
  return [
    ...stores.map(([name, advice]) => `${name} is empty: ${advice}`),
    ...keys.map((name) => `${name} is empty: give the key, or unset it for one beside the data`),
  ];
}

/** @throws ConfigRefused */
export function readConfig(env: Environment): Config {
  const problems = [...emptyPlaces(env)];
  const whole = (name: string, fallback: number, most: number): number => {
    const text = env[name];
    if (text === undefined || text === '') return fallback;
    const value = Number(text);
    if (/^\d+$/.test(text) && value <= most) return value;
    problems.push(`${name}=${text}: must be a whole number from 0 to ${most}`);
    return fallback;
  };
  const atLeastOne = (name: string, fallback: number, most: number): number => {
    const value = whole(name, fallback, most);
    if (value > 0) return value;
    problems.push(`${name}=0: must be a whole number from 1 to ${most}`);
    return fallback;
  };
  const oneOf = <T extends string>(name: string, fallback: T, allowed: readonly T[]): T => {
    const text = env[name];
    if (text === undefined || text === '') return fallback;
    if ((allowed as readonly string[]).includes(text)) return text as T;
    problems.push(`${name}=${text}: must be one of ${allowed.join(', ')}`);
    return fallback;
  };
  const production = env.NODE_ENV === 'production';
  const read = new SettingReader(env, problems);
  const port = whole('PORT', 3000, 65_535);
  const host = env.HOST || '127.0.0.1';
  const publicUrl = env.PUBLIC_URL || `http://${host}:${port}`;
  const oidc = oidcSettings(read, { publicUrl });
  // Where real staff signs in, or others come to a container, invented staff does not, unless somebody says so.
  const usualDemo = production || oidc !== undefined || openedToOthers(env) ? 'off' : 'loopback';
  const eventStore = eventStoreSettings(read);
  const readStore = readStoreSettings(read);
  const alone = eventStore.kind === 'sqlite' || readStore.kind === 'sqlite';
  const config: Config = {
    port,
    host,
    publishedOn: env.PUBLISHED_ON || host,
    dataDir: resolve(env.DATA_DIR || './data'),
    demoData: whole('DEMO_DATA', production || !alone ? 0 : 3_000, 2_000_000),
    demoSignIn: oneOf('DEMO_SIGN_IN', usualDemo, ['loopback', 'anywhere', 'off']),
    production,
    eventStore,
    readStore,
    files: fileSettings(read, { readStore, production }),
    clamd: scannerSettings(read),
    projections: oneOf('PROJECTIONS', 'here', ['here', 'elsewhere']),
    logLevel: oneOf('LOG_LEVEL', 'info', ['fatal', 'error', 'warn', 'info', 'debug', 'silent']),
    ledgerName: ledgerName(read),
    sealSeconds: whole('SEAL_SECONDS', 3, 3_600),
    witness: witnessSettings(read, { production }),
    exportHours: atLeastOne('EXPORT_HOURS', 24, 168),
    readyLagSeconds: whole('READY_LAG_SECONDS', 60, 86_400),
    backupHours: whole('BACKUP_HOURS', 26, 8_760),
    requestSeconds: atLeastOne('REQUEST_SECONDS', 30, 3_600),
    liveStreamsPerPerson: atLeastOne('LIVE_STREAMS_PER_PERSON', 20, 10_000),
    sessionsPerPerson: atLeastOne('SESSIONS_PER_PERSON', 50, 100_000),
    trustedProxies: proxies(read),
    publicUrl,
    mail: mailSettings(read, { production }),
    checkpointMailTo: checkpointMailTo(read),
    oidc,
    traces: traceSettings(read),
  };
  if (production && config.demoSignIn !== 'off')
    problems.push(`DEMO_SIGN_IN=${config.demoSignIn}: demo identities are refused when NODE_ENV=production`);
  if (production && config.demoData > 0)
    problems.push(`DEMO_DATA=${config.demoData}: invented people are refused when NODE_ENV=production`);
  if (oidc !== undefined && config.demoSignIn === 'anywhere')
    problems.push(
      'DEMO_SIGN_IN=anywhere: staff signs in at OIDC_ISSUER, so nobody may come in as an invented worker; set off, or loopback',
    );
  if (config.projections === 'elsewhere' && alone)
    problems.push(
      'PROJECTIONS=elsewhere: needs EVENT_STORE=eventstoredb and READ_STORE=mongodb; an embedded store has one process',
    );
  if (!URL.canParse(config.publicUrl))
    problems.push(`PUBLIC_URL=${config.publicUrl}: must be an address such as https://portal.example.gov`);
  if (problems.length > 0) throw new ConfigRefused(problems);
  return config;
}
