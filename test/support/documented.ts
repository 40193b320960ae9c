import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { Answer, Request } from './test-app.js';

interface Response {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}

interface Operation {
  readonly responses: Readonly<Record<string, Response>>;
}

/** As much of an OpenAPI document as says what is answered. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: unknown;
}

type Asked = Pick<Request, 'method' | 'path'>;
type Answered = Pick<Answer, 'status' | 'headers' | 'text' | 'body'>;

/** Whatever is asked below these is in the document; pages, scripts and measurements are not. */
const ofTheApi = /^\/(api\/v1|health)\//;

/** Throws for an answer of success that a document does not say: its status, content type or body. */
export function documentedBy(document: ApiDocument): (asked: Asked, answer: Answered) => void {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(closed(document) as object, 'document', false, false);
  const paths = Object.keys(document.paths).sort(literalsFirst);

  return ({ method, path }, { status, headers, text, body }) => {
    const [asked = ''] = path.split('?');
    if (status < 200 || status > 299 || !ofTheApi.test(asked)) return;
    const wrong = (what: string) =>
      new Error(`${method} ${asked} answered ${status}, and the OpenAPI document says otherwise: ${what}`);

    const template = paths.find((each) => isOf(each, asked));
    // What a HEAD answers is that of a GET without its body.
    const verb = method === 'HEAD' ? 'get' : method.toLowerCase();
    const operation = template === undefined ? undefined : document.paths[template]?.[verb];
    if (template === undefined || operation === undefined) throw wrong('there is no such route');
    const response = operation.responses[status];
    if (response === undefined)
      throw wrong(`only ${Object.keys(operation.responses).join(', ')} is answered`);
    const { content = {} } = response;
    const types = Object.keys(content);
    if (types.length === 0) {
      if (text !== '') throw wrong('the answer has no body');
      return;
    }
    const [type = ''] = String(headers['content-type'] ?? '').split(';');
    if (!types.includes(type))
      throw wrong(`the content type is ${types.join(' or ')}, not ${type || 'missing'}`);
    if (method === 'HEAD' || !type.includes('json')) return;
    const steps = ['paths', template, verb, 'responses', `${status}`, 'content', type, 'schema'];
    const valid = ajv.getSchema(`document#/${steps.map(pointerStep).join('/')}`);
    if (valid === undefined) throw wrong('there is no schema');
    if (!valid(body)) throw wrong((valid.errors ?? []).map(told).join('; '));
  };
}

/** An object that says its members has no others, unless it says that, too. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, each]) => [key, closed(each)]));
  return 'properties' in schema && 'type' in schema && !('additionalProperties' in schema)
    ? { ...inside, additionalProperties: false }
    : inside;
}

const isParameter = (step: string) => step.startsWith('{');

function isOf(template: string, path: string): boolean {
  const [wanted, given] = [template.split('/'), path.split('/')];
  return (
    wanted.length === given.length && wanted.every((each, at) => isParameter(each) || each === given[at])
  );
}

/** Where a name and a parameter both fit, the router takes the name. */
const literalsFirst = (one: string, other: string): number => parameters(one) - parameters(other);
const parameters = (template: string): number => template.split('/').filter(isParameter).length;

const pointerStep = (step: string): string =>
  encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));

const told = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath || 'the body'} ${message ?? 'is wrong'}${'additionalProperty' in params ? `: ${params.additionalProperty}` : ''}`;

/** Compares with the document that `npm run generate` wrote. */
export const documented = documentedBy(
  JSON.parse(readFileSync('libs/api-client/src/generated/openapi.json', 'utf8')) as ApiDocument,
);
