import { type ApiDocument, documentedBy } from './documented.js';

const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const thing = { $ref: '#/components/schemas/Thing' };
const document: ApiDocument = {
  paths: {
    '/api/v1/things/{id}': {
      get: { responses: { 200: json(thing) } },
      delete: { responses: { 204: {} } },
    },
    '/api/v1/things/newest': { get: { responses: { 200: json({ type: 'array', items: thing }) } } },
  },
  components: {
    schemas: {
      Thing: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          maker: { anyOf: [{ $ref: '#/components/schemas/Maker' }, { type: 'null' }] },
          marks: { type: 'object', additionalProperties: true },
        },
        required: ['name', 'maker'],
      },
      Maker: { type: 'object', properties: { town: { type: 'string' } }, required: ['town'] },
    },
  },
};
const compare = documentedBy(document);
const good = { name: 'cup', maker: { town: 'Delft' } };

/** The answer to a request for one thing. */
function answered(body: unknown, { status = 200, type = 'application/json; charset=utf-8' } = {}) {
  return { status, headers: { 'content-type': type }, text: JSON.stringify(body), body };
}
const one = (...answer: Parameters<typeof answered>) =>
  compare({ method: 'GET', path: '/api/v1/things/7?after=9' }, answered(...answer));

test('what the document says may be answered', () => {
  one(good);
  one({ ...good, maker: null, marks: { any: 1 } });
  compare({ method: 'GET', path: '/api/v1/things/newest' }, answered([good]));
  compare({ method: 'DELETE', path: '/api/v1/things/7' }, { status: 204, headers: {}, text: '', body: '' });
  compare({ method: 'HEAD', path: '/api/v1/things/7' }, { ...answered(good), text: '', body: '' });
});

test('refusals and what is no part of the API are not compared', () => {
  one({ code: 'not_found' }, { status: 404 });
  compare({ method: 'GET', path: '/metrics' }, answered('lots'));
});

test('a member that the document does not name fails, in the inner objects as well', () => {
  expect(() => one({ ...good, weight: 3 })).toThrow(
    'GET /api/v1/things/7 answered 200, and the OpenAPI document says otherwise: the body must NOT have additional properties: weight',
  );
  expect(() => one({ ...good, maker: { town: 'Delft', street: 'Markt' } })).toThrow(/\/maker .*: street/);
});

test('a member that is missing or of another kind fails', () => {
  expect(() => one({ name: 'cup' })).toThrow(/the body must have required property 'maker'/);
  expect(() => one({ ...good, name: null })).toThrow(/\/name must be string/);
});

test('a status, a content type, a body or a route that the document does not name fails', () => {
  expect(() => one(good, { status: 201 })).toThrow('only 200 is answered');
  expect(() => one(good, { type: 'text/html' })).toThrow(
    'the content type is application/json, not text/html',
  );
  expect(() =>
    compare({ method: 'DELETE', path: '/api/v1/things/7' }, answered({}, { status: 204 })),
  ).toThrow('the answer has no body');
  expect(() => compare({ method: 'GET', path: '/api/v1/others' }, answered(good))).toThrow('no such route');
});
