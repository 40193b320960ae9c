import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * Every installed package that is ESM only has to be down-levelled with our own sources; so has @fastify/cookie,
 * which imports one of them, and what sends traces, which imports Node.js's own HTTP when it first does.
 */
function esmPackages() {
  const names = readdirSync('node_modules').flatMap((name) =>
    name.startsWith('@') ? readdirSync(`node_modules/${name}`).map((inner) => `${name}/${inner}`) : [name],
  );
  return names.filter((name) => {
    const manifest = `node_modules/${name}/package.json`;
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
  });
}

const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
    module: { type: 'commonjs' },
  },
];

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons', 'require', 'default'] },
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  transform: { '^.+\\.(t|j|mj|cj)s$': swc },
  transformIgnorePatterns: [
    `/node_modules/(?!(@fastify\\/cookie|@opentelemetry\\/otlp-exporter-base|${esmPackages().join('|').replaceAll('/', '\\/')})/)`,
    '<rootDir>/dist/',
  ],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  maxWorkers: 3,
  // Machines are slow and noisy: nothing here measures time, it only waits for what must come.
  testTimeout: 60_000,
};
