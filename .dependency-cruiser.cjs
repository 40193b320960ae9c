// Who may import whom (architecture: "Who may import whom"). Errors, no baseline.
/** A context is a library among the contexts. */
const library = 'libs/(contexts/)?[^/]+';
/** Folders of a library that have a door: `index.ts`. */
const doors = '(src|sqlite|mongodb|eventstoredb|folder|gridfs|s3|oidc|smtp|testing)';
/** Of a context: all but its rules. */
const shells =
  '(views|mails|search|import|demo)/|(index|context|commands|topics|words|link-codes|receive-person|render|transport)\\.';
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
      name: 'decisions-are-pure',
      comment: 'what stands in the folder of a stream, and the policies',
      severity: 'error',
      from: { path: `^libs/contexts/([^/]+)/src/(?!${shells})[^/]+/`, pathNot: tests },
      to: {
        pathNot: [`^libs/contexts/$1/src/(?!${shells})`, '^libs/kernel/', 'node_modules/class-validator'],
      },
    },
    {
      name: 'contexts-do-not-know-each-other',
      severity: 'error',
      from: { path: '^libs/contexts/([^/]+)/' },
      to: { path: '^libs/contexts/', pathNot: '^libs/contexts/$1/' },
    },
    {
      name: 'contexts-know-only-what-carries-them',
      severity: 'error',
      from: { path: '^libs/contexts/' },
      to: { path: '^libs/(processes|worklist|audit|composition|access)/|^apps/' },
    },
    {
      name: 'libraries-use-doors',
      severity: 'error',
      from: { path: '^libs/((contexts/)?[^/]+)/' },
      to: {
        path: `^${library}/${doors}/`,
        pathNot: [`^${library}/${doors}/(testing/)?index\\.ts$`, '^libs/$1/'],
      },
    },
    {
      name: 'apps-use-doors',
      severity: 'error',
      from: { path: '^(apps|bench|test)/' },
      to: {
        path: `^${library}/${doors}/`,
        pathNot: `^${library}/${doors}/(testing/)?index\\.ts$`,
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
      from: { path: '^(libs|apps)/', pathNot: ['/sqlite/', tests] },
      to: { path: '^(node:)?sqlite$' },
    },
    {
      name: 'mongodb-only-in-its-adapters',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: ['/(mongodb|gridfs)/', tests] },
      to: { path: 'node_modules/(mongodb|bson)/' },
    },
    {
      name: 'eventstoredb-only-in-its-adapter',
      severity: 'error',
      from: { path: '^(libs|apps|test)/', pathNot: ['^libs/event-store/eventstoredb/', tests] },
      to: { path: 'node_modules/@eventstore/db-client/' },
    },
    {
      name: 's3-only-in-its-adapter',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: ['^libs/files/s3/', tests] },
      to: { path: 'node_modules/aws4fetch/' },
    },
    {
      name: 'opentelemetry-only-in-its-adapter',
      comment: 'a program that traces nothing loads nothing of it',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: ['^libs/composition/src/hosting/tracing/', tests] },
      to: { path: 'node_modules/@opentelemetry/' },
    },
    {
      name: 'what-opens-documents-only-where-they-are-examined',
      comment: 'the demo makes some, and opens none',
      severity: 'error',
      from: {
        path: '^(libs|apps)/',
        pathNot: ['^libs/files/src/(examining|previews)/', '^libs/demo/src/demo-papers\\.ts$', tests],
      },
      to: { path: 'node_modules/(@cantoo/pdf-lib|yauzl|sharp|libheif-js|file-type)/' },
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
      name: 'audit-is-for-programs',
      comment: 'it reads every context, and nothing of the product stands on it',
      severity: 'error',
      from: { path: '^libs/', pathNot: ['^libs/(audit|composition|operations)/', tests] },
      to: { path: '^libs/audit/' },
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
