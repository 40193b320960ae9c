// Who may import whom (architecture: "Who may import whom"). Errors, no baseline.
const contexts =
  'person-registry|case-linking|portal-accounts|county-settings|outbox|e-messages|partner-referrals';
/** Folders of a library that have a door: `index.ts`. */
const doors = '(src|sqlite|mongodb|eventstoredb|oidc|smtp|testing)';
const tests = '\\.(spec|contract)\\.ts$|/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [tests, '\\.d\\.ts$', 'main\\.ts$', '-thread\\.ts$', '^bench/', '^test/faults/support/'],
      },
      to: {},
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '(^|/)dist/' } },
    {
      name: 'kernel-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: tests },
      to: { path: '^(libs|apps)/', pathNot: '^libs/kernel/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/domain/', pathNot: tests },
      to: { pathNot: ['^libs/$1/src/domain/', '^libs/kernel/', 'node_modules/class-validator'] },
    },
    {
      name: 'contexts-do-not-know-each-other',
      severity: 'error',
      from: { path: `^libs/(${contexts})/` },
      to: { path: `^libs/(${contexts})/`, pathNot: '^libs/$1/' },
    },
    {
      name: 'contexts-know-only-what-carries-them',
      severity: 'error',
      from: { path: `^libs/(${contexts})/` },
      to: { path: '^libs/(processes|worklist|composition|access)/|^apps/' },
    },
    {
      name: 'libraries-use-doors',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: {
        path: `^libs/[^/]+/${doors}/`,
        pathNot: [`^libs/[^/]+/${doors}/(testing/)?index\\.ts$`, '^libs/$1/'],
      },
    },
    {
      name: 'apps-use-doors',
      severity: 'error',
      from: { path: '^(apps|bench|test)/' },
      to: {
        path: `^libs/[^/]+/${doors}/`,
        pathNot: `^libs/[^/]+/${doors}/(testing/)?index\\.ts$`,
      },
    },
    {
      name: 'libraries-do-not-know-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'drivers-only-in-their-adapters',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: ['^libs/[^/]+/sqlite/', tests] },
      to: { path: '^(node:)?sqlite$' },
    },
    {
      name: 'mongodb-only-in-its-adapters',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: ['^libs/[^/]+/mongodb/', tests] },
      to: { path: 'node_modules/(mongodb|bson)/' },
    },
    {
      name: 'eventstoredb-only-in-its-adapter',
      severity: 'error',
      from: { path: '^(libs|apps|test)/', pathNot: ['^libs/event-store/eventstoredb/', tests] },
      to: { path: 'node_modules/@eventstore/db-client/' },
    },
    {
      name: 'the-web-has-one-door-to-the-server',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|apps)/', pathNot: ['^apps/web/', '^libs/api-client/src/index\\.ts$'] },
    },
    {
      name: 'areas-do-not-know-each-other',
      comment: 'a customer never downloads the pages of workers',
      severity: 'error',
      from: { path: '^apps/web/src/areas/([^/]+)/' },
      to: { path: '^apps/web/src/areas/', pathNot: '^apps/web/src/areas/$1/' },
    },
    {
      name: 'what-pages-share-knows-no-page',
      severity: 'error',
      from: { path: '^apps/web/src/(shared|i18n)/' },
      to: { path: '^apps/web/src/(areas|shell)/' },
    },
    {
      name: 'no-tests-in-programs',
      severity: 'error',
      from: { pathNot: ['^test/', tests] },
      to: { path: tests },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
