import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoSignInWorks, readConfig } from '#settings';

const file = (name: string): string => readFileSync(join(process.cwd(), name), 'utf8');
const compose = file('docker-compose.yml');

/** A text of docker-compose.yml with the values of an .env, as Compose puts them in: innermost first. */
function filled(text: string, env: Readonly<Record<string, string>>): string {
  const next = text.replace(/\$\{([A-Z_]+)(:?)-([^${}]*)\}/g, (_, name: string, colon, fallback: string) => {
    const given = env[name];
    return given === undefined || (given === '' && colon === ':') ? fallback : given;
  });
  return next === text ? text : filled(next, env);
}

/** What a server is told, all of `x-caseledger` and where it listens. */
function environment(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [, block = ''] = /^ {2}environment: &settings\n((?: {4}.*\n)+)/m.exec(compose) ?? [];
  const lines = filled(block, env).matchAll(/^ {4}([A-Z_]+): *"?(.*?)"?(?: #.*)?$/gm);
  return { ...Object.fromEntries([...lines].map(([, name, value]) => [name, value])), HOST: '0.0.0.0' };
}

/** The text of each service, by its name. */
const services = new Map(
  compose
    .slice(compose.indexOf('\nservices:\n'), compose.indexOf('\nvolumes:\n'))
    .split(/^ {2}(?=[\w-]+:$)/m)
    .map((text) => [text.slice(0, text.indexOf(':')), text] as const),
);

const seconds = (text = ''): number => {
  const [, count, unit] = /^(\d+)([smh])$/.exec(text) ?? [];
  return Number(count) * ({ s: 1, m: 60, h: 3600 }[unit ?? ''] ?? Number.NaN);
};

test('docker-compose.yml publishes every port on one address, which is this machine alone unless told otherwise', () => {
  const published = [...compose.matchAll(/^( +ports:.*\n(?: +- .*\n)*)/gm)].map(([, ports = '']) =>
    ports.trim(),
  );
  const bound =
    /^ports: \[\{ host_ip: "\$\{BIND_ADDRESS:-127\.0\.0\.1\}", published: "[^"]+", target: \d+ \}\]$/;
  expect(published.length).toBeGreaterThan(0);
  expect(published.filter((ports) => !bound.test(ports))).toEqual([]);
  expect(compose).not.toMatch(/network_mode:|published: "?\d+"?$/m);
});

describe('demo sign-in under docker-compose.yml', () => {
  const works = (env: Readonly<Record<string, string>>) => demoSignInWorks(readConfig(environment(env)));

  test('is on while only this machine comes in', () => {
    expect(works({})).toBe(true);
    expect(works({ PORT: '3100' })).toBe(true);
    expect(works({ BIND_ADDRESS: '::1' })).toBe(true);
  });

  test('is off once others do, unless it is opened by name', () => {
    expect(works({ BIND_ADDRESS: '0.0.0.0' })).toBe(false);
    expect(works({ BIND_ADDRESS: '192.0.2.7' })).toBe(false);
    expect(works({ PUBLIC_URL: 'https://portal.example.gov' })).toBe(false);
    expect(works({ BIND_ADDRESS: '0.0.0.0', DEMO_SIGN_IN: 'anywhere' })).toBe(true);
  });

  test('is off beside real staff and in production, without being told', () => {
    const oidc = { OIDC_ISSUER: 'https://login.example.gov', OIDC_CLIENT_ID: 'caseledger' };
    expect(works(oidc)).toBe(false);
    expect(works({ NODE_ENV: 'production' })).toBe(false);
  });
});

test('docker-compose.yml holds no password, secret or token, and none as a default', () => {
  const secret = /^ +([A-Z_]*(?:PASSWORD|SECRET|TOKEN|PASSWD)[A-Z_]*): *(.*)$/gm;
  const held = [...compose.matchAll(secret)].filter(([, , value = '']) => !/^\$\{[A-Z_]+:-\}$/.test(value));
  expect(held.map(([line]) => line.trim())).toEqual([]);
  expect(compose).not.toMatch(/:\/\/[^\s/:@"]+:[^\s/@"]+@/);
  expect(file('.env.example')).not.toMatch(/^#? ?[A-Z_]*(?:PASSWORD|SECRET|TOKEN)=./m);
});

test('Grafana neither starts with its own password nor shows anything to whoever is not signed in', () => {
  const grafana = services.get('grafana');
  expect(grafana).toMatch(/^ +"" \| admin\) .*exit 1 ;;$/m);
  expect(grafana).toMatch(/^ +GF_AUTH_ANONYMOUS_ENABLED: "false"/m);
});

test('a first start that makes invented people is starting, not unhealthy, for long enough', () => {
  const [, ofImage] = /^HEALTHCHECK .*--start-period=(\w+)/m.exec(file('Dockerfile')) ?? [];
  expect(seconds(ofImage)).toBeGreaterThanOrEqual(300);
  const [, ofFirst] = /^ {4}healthcheck: \{ start_period: (\w+) \}$/m.exec(services.get('api-1') ?? '') ?? [];
  expect(seconds(ofFirst)).toBeGreaterThanOrEqual(1200);
});

test('the stores have two minutes before whoever waits for them gives up', () => {
  for (const store of ['eventstoredb', 'mongodb']) {
    const text = services.get(store) ?? '';
    const [, interval] = /^ +interval: (\w+)$/m.exec(text) ?? [];
    const [, retries] = /^ +retries: (\d+)$/m.exec(text) ?? [];
    expect(seconds(interval) * Number(retries)).toBeGreaterThanOrEqual(120);
  }
});

test('the proxy writes what it says about the browser anew, at every address', () => {
  const proxy = file('deploy/nginx.conf');
  const locations = [...proxy.matchAll(/^ {4}location [^\n]*\{\n([\s\S]*?)^ {4}\}/gm)].map(
    ([, inner]) => inner,
  );
  expect(locations.length).toBeGreaterThan(0);
  // One header of its own, and a location has none of the server's.
  expect(locations.filter((inner) => inner?.includes('proxy_set_header'))).toEqual([]);
  expect(proxy).toMatch(/^ {4}proxy_set_header X-Forwarded-For \$remote_addr;$/m);
  expect(proxy).toMatch(/^ {4}proxy_set_header X-Forwarded-Proto \$browser_protocol;$/m);
  expect(proxy).toMatch(/^ {4}proxy_set_header X-Forwarded-Host \$http_host;$/m);
});
