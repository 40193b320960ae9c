import type { OpenAPIObject } from '@nestjs/swagger';
import type { Policy } from '../http/policy.js';
import { headers, type ProblemName, parameters, problems, reference } from './shared-components.js';

type Paths = OpenAPIObject['paths'];
type PathItem = Paths[string];
type Operation = NonNullable<PathItem['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];
type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;
type Method = (typeof methods)[number];

/** What an operation is, as far as the conventions of rules G6 and G7 are concerned. */
interface Kind {
  /** Undefined: not one of this app's own routes. */
  readonly policy: Policy | undefined;
  readonly changes: boolean;
  /** Sent by a page with a cookie, it needs the CSRF header. */
  readonly unsafe: boolean;
  readonly hasInput: boolean;
}

/** Adds to every operation what no controller should repeat: problems, headers, who may call it. Pure. */
export function withConventions(
  document: OpenAPIObject,
  policyOf: (operationId: string) => Policy | undefined,
): OpenAPIObject {
  const paths: Paths = {};
  for (const [path, item] of Object.entries(document.paths)) paths[path] = agreed(path, item, policyOf);
  const { schemas = {}, ...others } = document.components ?? {};
  return {
    ...document,
    paths,
    components: {
      ...others,
      schemas: mapValues(schemas, optionalDefaults),
      responses: problems,
      parameters,
      headers,
    },
  };
}

const mapValues = <V, W>(record: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));

/** Whatever has a default may be left out. */
function optionalDefaults(schema: Schema): Schema {
  if ('$ref' in schema || schema.required === undefined) return schema;
  const { properties = {} } = schema;
  const required = schema.required.filter((name) => !('default' in (properties[name] ?? {})));
  return { ...schema, required };
}

function agreed(
  path: string,
  item: PathItem,
  policyOf: (operationId: string) => Policy | undefined,
): PathItem {
  const result: PathItem = { ...item };
  for (const method of methods) {
    const operation = item[method];
    if (operation === undefined) continue;
    const kind = kindOf(operation, { path, method, policy: policyOf(operation.operationId ?? '') });
    result[method] = described(operation, kind);
  }
  return result;
}

function kindOf(
  operation: Operation,
  {
    path,
    method,
    policy,
  }: { readonly path: string; readonly method: Method; readonly policy: Policy | undefined },
): Kind {
  const unsafe = method !== 'get';
  return {
    policy,
    unsafe,
    changes: unsafe && !path.endsWith('/search') && policy?.kind === 'right',
    hasInput: operation.requestBody !== undefined || (operation.parameters ?? []).length > 0,
  };
}

function described(operation: Operation, kind: Kind): Operation {
  const right = kind.policy?.kind === 'right' ? kind.policy.right : undefined;
  const needs = right === undefined ? undefined : `Needs the right \`${right}\`.`;
  const header = kind.changes ? parameters.IdempotencyKey : parameters.Position;
  const headerName = kind.changes ? 'IdempotencyKey' : 'Position';
  const takesHeader =
    right !== undefined && !(operation.parameters ?? []).some((each) => named(each, header.name));
  return {
    ...operation,
    ...(needs && { description: [operation.description, needs].filter(Boolean).join('\n\n') }),
    ...(right && { 'x-right': right }),
    security: securityOf(kind),
    parameters: [
      ...(operation.parameters ?? []).map(optionalDefault),
      ...(takesHeader ? [reference('parameters', headerName)] : []),
    ],
    responses: { ...problemsOf(kind), ...answersOf(operation.responses, kind) },
  };
}

const optionalDefault = (parameter: Parameter): Parameter =>
  'schema' in parameter && parameter.schema !== undefined && 'default' in parameter.schema
    ? { ...parameter, required: false }
    : parameter;

const named = (parameter: Parameter, name: string) => 'name' in parameter && parameter.name === name;

/** Scripts send a bearer token; pages a cookie, with the CSRF header on everything but GET. */
function securityOf({ policy, unsafe }: Kind): NonNullable<Operation['security']> {
  if (policy === undefined || policy.kind === 'public') return [];
  return [{ bearer: [] }, unsafe ? { cookie: [], csrf: [] } : { cookie: [] }];
}

const phrases: Readonly<Record<string, string>> = {
  200: 'Done; the answer.',
  201: 'Created.',
  202: 'Begun.',
  204: 'Done; there is nothing to answer.',
};

/** Successful answers with the headers that they carry and, where none was written, a description. */
function answersOf(responses: Operation['responses'], { policy, changes }: Kind): Operation['responses'] {
  const sent: Readonly<Record<string, { $ref: string }>> = changes
    ? { 'Caseledger-Position': reference('headers', 'Position') }
    : { 'Caseledger-Stale': reference('headers', 'Stale') };
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => {
      if (response === undefined || '$ref' in response || !status.startsWith('2')) return [status, response];
      const description = response.description || phrases[status] || 'Done.';
      const carried = policy?.kind === 'right' ? { headers: { ...response.headers, ...sent } } : {};
      return [status, { ...response, description, ...carried }];
    }),
  );
}

function problemsOf({ policy, changes, hasInput }: Kind): Operation['responses'] {
  const closed = policy !== undefined && policy.kind !== 'public';
  const names: Readonly<Record<string, ProblemName | false>> = {
    400: (hasInput || changes) && 'BadRequest',
    401: closed && 'NotSignedIn',
    403: closed && 'NotAllowed',
    404: (closed || hasInput) && 'NotFound',
    409: changes && 'Refused',
    422: hasInput && 'InvalidInput',
    503: 'Unavailable',
    default: 'Problem',
  };
  return Object.fromEntries(
    Object.entries(names).flatMap(([status, name]) =>
      name === false ? [] : [[status, reference('responses', name)]],
    ),
  );
}
