import fc from 'fast-check';
import { demoIdentity, type Right } from '#access';
import { formsOf, formType } from './form-values.js';
import { nasty, type Schema, valuesOf } from './schema-values.js';

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema?: Schema;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly 'x-right'?: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
}

/** One request, as its bytes go over the wire. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What exists in the server under test. */
export interface Known {
  /** Tokens by identity. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly ids: readonly string[];
  readonly positions: readonly string[];
}

/** Requests to every operation of the document: by somebody, about something that exists or not, mostly well formed. */
export function apiRequests(document: ApiDocument, known: Known): fc.Arbitrary<ApiRequest> {
  const operations = Object.entries(document.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).flatMap(([method, operation]) =>
      [false, true].map((spoilt) => requestsTo(document, known, { path, method, operation, spoilt })),
    ),
  );
  return fc.oneof(...operations);
}

interface Target {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
  readonly spoilt: boolean;
}

function requestsTo(document: ApiDocument, known: Known, target: Target): fc.Arbitrary<ApiRequest> {
  const { path, method, operation, spoilt } = target;
  const { schemas, parameters } = document.components;
  const taste = {
    ids: fc.constantFrom(...known.ids),
    find: (ref: string) => schemas[lastPart(ref)] ?? {},
    spoilt,
  };
  const named = (where: Parameter['in']) =>
    (operation.parameters ?? [])
      .map((each) => (each.$ref === undefined ? each : parameters[lastPart(each.$ref)]!))
      .filter((each) => each.in === where)
      .map((each) => [each.name, valuesOf(each.schema ?? {}, taste)] as const);
  const pathValues = fc.record(
    Object.fromEntries(named('path').map(([name, values]) => [name, fc.oneof(taste.ids, values)])),
  );
  const query = fc.record(Object.fromEntries(named('query')), { requiredKeys: [] });
  const content = operation.requestBody?.content ?? {};
  const schema = content[jsonType]?.schema;
  const form = content['multipart/form-data']?.schema;
  const body =
    form === undefined ? bodiesOf(schema && valuesOf(schema, taste), spoilt) : formsOf(form, taste);
  return fc
    .record({ pathValues, query, headers: headersOf(known, operation['x-right'], spoilt), body })
    .map((made) => {
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => inAddress(made.pathValues[name]));
      const search = Object.entries(made.query).map(([name, value]) => `${name}=${inAddress(value)}`);
      const type: Record<string, string> = made.body === undefined ? {} : { 'content-type': jsonType };
      return {
        method: method.toUpperCase(),
        path: search.length === 0 ? filled : `${filled}?${search.join('&')}`,
        headers: asForm(form !== undefined, { ...type, ...made.headers }),
        ...(made.body !== undefined && method !== 'get' && { body: agreeing(made.body, made.pathValues) }),
      };
    });
}

const jsonType = 'application/json';

/** Where a form is asked for, what would say that it is JSON says that it is one. */
const asForm = (isForm: boolean, headers: Record<string, string>): Record<string, string> =>
  isForm && headers['content-type'] === jsonType ? { ...headers, 'content-type': formType } : headers;

const lastPart = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

/** A body that names what the address names, too, names the same. */
function agreeing(body: string, pathValues: Readonly<Record<string, unknown>>): string {
  return body.replace(/"(\w+)":"[^"\\]*"/g, (member, name: string) =>
    typeof pathValues[name] === 'string' ? `"${name}":${JSON.stringify(pathValues[name])}` : member,
  );
}

/** By somebody who may, mostly; spoilt ones by anybody, with headers that make no sense. */
function headersOf(
  { tokens, positions }: Known,
  right: string | undefined,
  spoilt: boolean,
): fc.Arbitrary<Readonly<Record<string, string>>> {
  const able = [...tokens].filter(
    ([id]) => right === undefined || demoIdentity(id)?.rights.has(right as Right),
  );
  const bearer = (those: readonly (readonly [string, string])[]) =>
    fc.constantFrom(...those.map(([, token]) => `Bearer ${token}`));
  const fitting = {
    authorization: bearer(able),
    'idempotency-key': fc.oneof(fc.uuid(), fc.constantFrom('7c1b5d0e-0000-4000-8000-000000000001')),
    'caseledger-position': fc.constantFrom(...positions),
  };
  if (!spoilt) return fc.record(fitting, { requiredKeys: ['authorization'] });
  const garbage = fc.constantFrom('', ' ', ':', 'x:y', '0', '../..', 'é', '"', 'a'.repeat(3_000));
  const mostly = (arbitrary: fc.Arbitrary<string>) =>
    fc.oneof({ weight: 4, arbitrary }, { weight: 1, arbitrary: garbage });
  return fc.record(
    {
      authorization: mostly(bearer([...tokens])),
      'idempotency-key': mostly(fitting['idempotency-key']),
      'caseledger-position': mostly(fitting['caseledger-position']),
      'caseledger-reason': garbage,
      'last-event-id': garbage,
      'content-type': fc.oneof(
        { weight: 9, arbitrary: fc.constant(jsonType) },
        { weight: 1, arbitrary: fc.constantFrom('text/plain', 'multipart/form-data', 'nonsense') },
      ),
    },
    { requiredKeys: ['authorization'] },
  );
}

/** Mostly JSON that fits; now and then no JSON, or none of the right kind. */
function bodiesOf(
  values: fc.Arbitrary<unknown> | undefined,
  spoilt: boolean,
): fc.Arbitrary<string | undefined> {
  const fitting = values?.map((each) => JSON.stringify(each)) ?? fc.constant(undefined);
  if (!spoilt) return fitting;
  const broken = fc.constantFrom(
    '{',
    '',
    'null',
    '[]',
    '"text"',
    '\u0000',
    '{"__proto__":{"admin":true}}',
    `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  );
  const any = fc.oneof(
    { weight: 3, arbitrary: nasty.map((each) => JSON.stringify(each)) },
    { weight: 1, arbitrary: broken },
  );
  return fc.oneof({ weight: 4, arbitrary: fitting }, { weight: 1, arbitrary: any });
}

/** Percent-encoded; a text that is no Unicode goes as the bytes that nobody may send. */
function inAddress(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return /\p{Surrogate}/u.test(text) ? '%ED%A0%80' : encodeURIComponent(text);
}
