import { resolve } from 'node:path';

/** Every setting, read from the environment once at boot (spec 00, Surface). */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Number of invented people that a first start imports; 0 for none. */
  readonly demoData: number;
  readonly demoSignIn: 'loopback' | 'anywhere' | 'off';
  readonly production: boolean;
  readonly eventStore: 'sqlite';
  readonly readStore: 'sqlite';
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Seconds between two seals of the ledger. */
  readonly sealSeconds: number;
  /** Address under which customers reach the portal: for links in mails. */
  readonly publicUrl: string;
}

/** Names every wrong setting and what it may be. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused';
  constructor(readonly problems: readonly string[]) {
    super(`wrong settings:\n${problems.map((each) => `  ${each}`).join('\n')}`);
  }
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Demo sign-in works only on a loopback address, unless it is allowed anywhere (spec 00, Surface). */
export const demoSignInWorks = ({ demoSignIn, host }: Pick<Config, 'demoSignIn' | 'host'>): boolean =>
  demoSignIn === 'anywhere' || (demoSignIn === 'loopback' && loopback.has(host));

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws ConfigRefused */
export function readConfig(env: Environment): Config {
  const problems: string[] = [];
  const whole = (name: string, fallback: number, most: number): number => {
    const text = env[name];
    if (text === undefined || text === '') return fallback;
    const value = Number(text);
    if (/^\d+$/.test(text) && value <= most) return value;
    problems.push(`${name}=${text}: must be a whole number from 0 to ${most}`);
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
  const port = whole('PORT', 3000, 65_535);
  const host = env.HOST || '127.0.0.1';
  const config: Config = {
    port,
    host,
    dataDir: resolve(env.DATA_DIR || './data'),
    demoData: whole('DEMO_DATA', production ? 0 : 3_000, 2_000_000),
    demoSignIn: oneOf('DEMO_SIGN_IN', production ? 'off' : 'loopback', ['loopback', 'anywhere', 'off']),
    production,
    eventStore: oneOf('EVENT_STORE', 'sqlite', ['sqlite']),
    readStore: oneOf('READ_STORE', 'sqlite', ['sqlite']),
    logLevel: oneOf('LOG_LEVEL', 'info', ['fatal', 'error', 'warn', 'info', 'debug', 'silent']),
    sealSeconds: whole('SEAL_SECONDS', 3, 3_600),
    publicUrl: env.PUBLIC_URL || `http://${host}:${port}`,
  };
  if (production && config.demoSignIn !== 'off')
    problems.push(`DEMO_SIGN_IN=${config.demoSignIn}: demo identities are refused when NODE_ENV=production`);
  if (!URL.canParse(config.publicUrl))
    problems.push(`PUBLIC_URL=${config.publicUrl}: must be an address such as https://portal.example.gov`);
  if (problems.length > 0) throw new ConfigRefused(problems);
  return config;
}
