import type { OpenAPIObject } from '@nestjs/swagger';
import type { Policy } from '../http/policy.js';
import { withConventions } from './conventions.js';
import { operationId } from './document.js';

const operation = (id: string, more: object = {}) => ({
  operationId: id,
  parameters: [],
  responses: { 200: { description: '' } },
  ...more,
});
const body = { requestBody: { content: {} } };
const plain: OpenAPIObject = {
  openapi: '3.1.0',
  info: { title: 'Test', version: '1' },
  paths: {
    '/counties': { get: operation('counties') },
    '/cases': {
      get: operation('cases', {
        parameters: [{ name: 'page', in: 'query', required: true, schema: { type: 'integer', default: 1 } }],
      }),
    },
    '/ready': {
      get: operation('ready', {
        responses: { 200: { description: '' }, 503: { description: 'Not ready.' } },
      }),
    },
    '/cases/search': { post: operation('search', body) },
    '/cases/{id}': { put: operation('change', { ...body, description: 'Changes it.' }) },
  },
  components: {
    schemas: {
      Search: {
        type: 'object',
        properties: { page: { type: 'integer', default: 1 }, name: { type: 'string' } },
        required: ['page', 'name'],
      },
    },
  },
};
const viewing: Policy = { kind: 'right', right: 'person:view' };
const policies: Readonly<Record<string, Policy>> = {
  counties: { kind: 'public', why: 'no secret' },
  ready: { kind: 'public', why: 'a probe' },
  cases: viewing,
  search: viewing,
  change: { kind: 'right', right: 'person:edit' },
};
const document = withConventions(plain, (id) => policies[id]);
const { get: counties } = document.paths['/counties']!;
const { get: cases } = document.paths['/cases']!;
const { post: search } = document.paths['/cases/search']!;
const { put: change } = document.paths['/cases/{id}']!;
const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

describe('the conventions in the OpenAPI document', () => {
  it('give every operation a problem for whatever goes wrong', () => {
    for (const each of [counties, cases, search, change])
      expect(each?.responses).toMatchObject({
        503: ref('responses', 'Unavailable'),
        default: ref('responses', 'Problem'),
      });
  });

  it('leave what a controller says of an error itself', () => {
    expect(document.paths['/ready']?.get?.responses).toMatchObject({
      503: { description: 'Not ready.' },
      default: ref('responses', 'Problem'),
    });
  });

  it('let a command be refused and repeated, and say where it ended up', () => {
    expect(change?.parameters).toContainEqual(ref('parameters', 'IdempotencyKey'));
    expect(change?.responses).toMatchObject({
      200: { headers: { 'Caseledger-Position': ref('headers', 'Position') } },
      409: ref('responses', 'Refused'),
      422: ref('responses', 'InvalidInput'),
    });
  });

  it('let a query wait for a position, also one that is sent as a POST', () => {
    for (const each of [cases, search]) {
      expect(each?.parameters).toContainEqual(ref('parameters', 'Position'));
      expect(each?.responses).toMatchObject({
        200: { headers: { 'Caseledger-Stale': ref('headers', 'Stale') } },
      });
      expect(each?.responses).not.toHaveProperty('409');
    }
  });

  it('ask for the CSRF header only where a cookie alone would change or send something', () => {
    expect(counties?.security).toEqual([]);
    expect(cases?.security).toEqual([{ bearer: [] }, { cookie: [] }]);
    expect(search?.security).toEqual([{ bearer: [] }, { cookie: [], csrf: [] }]);
  });

  it('name the right that is needed', () => {
    expect(change?.description).toBe('Changes it.\n\nNeeds the right `person:edit`.');
    expect(counties?.description).toBeUndefined();
    expect(counties?.responses).not.toHaveProperty('403');
  });

  it('require nothing that has a default', () => {
    expect(cases?.parameters?.[0]).toMatchObject({ name: 'page', required: false });
    expect(document.components?.schemas).toMatchObject({ Search: { required: ['name'] } });
  });

  it('leave the document they were given as it was', () => {
    expect(plain.paths['/counties']?.get?.responses).toEqual({ 200: { description: '' } });
  });
});

describe('operation ids', () => {
  it('are what a client calls the function', () => {
    expect(operationId('CasesController', 'summary')).toBe('casesSummary');
  });
});
