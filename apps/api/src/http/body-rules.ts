import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bodyText } from './body-text.js';
import { HttpProblem } from './problem.js';

/** Deeper than any body that this API takes. */
const deepest = 12;

/** A body that could not be read. Who may call is decided first, so its problem waits in its place. */
export class UnreadableBody {
  constructor(readonly problem: HttpProblem) {}
}

const notJson = () => new UnreadableBody(new HttpProblem(400, 'not_json', 'The body is not JSON.'));

const notTaken = () =>
  new UnreadableBody(
    new HttpProblem(
      415,
      'unsupported_media_type',
      'Send the body as JSON with Content-Type: application/json.',
    ),
  );

const packedBody = () =>
  new UnreadableBody(
    new HttpProblem(415, 'unsupported_media_type', 'Send the body as it is, without Content-Encoding.'),
  );

/** Nothing but JSON is taken: forms and plain text are what other sites can send. An empty body is an empty object. */
export function readBodies(fastify: FastifyInstance): void {
  const json = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const { 'content-encoding': packed = 'identity' } = request.headers;
    if (packed.toLowerCase() !== 'identity') return done(null, packedBody());
    const text = bodyText(bytes as Buffer, request.headers['content-type']);
    if (text instanceof HttpProblem) return done(null, new UnreadableBody(text));
    if (text === '') return done(null, {});
    return json(request, text, (error, body) => done(null, error ? notJson() : body));
  });
  fastify.addContentTypeParser('*', { parseAs: 'string' }, (_request, _text, done) => done(null, notTaken()));
}

/** @throws HttpProblem 400 or 415; what walks through a body would run out of stack on a hostile one */
export function mustBeReadable(body: unknown): void {
  if (body instanceof UnreadableBody) throw body.problem;
  mustBeShallow(body, 0);
}

/** Where some routes take multipart/form-data, it reaches the others too, unread. @throws HttpProblem 415 */
export function mustBeJson({ headers }: Pick<FastifyRequest, 'headers'>): void {
  if (/^multipart\//i.test(headers['content-type'] ?? '')) throw notTaken().problem;
}

function mustBeShallow(value: unknown, depth: number): void {
  if (depth > deepest)
    throw new HttpProblem(400, 'too_deep', 'The body is nested deeper than anything this API takes.');
  if (typeof value !== 'object' || value === null) return;
  for (const key in value) mustBeShallow((value as Record<string, unknown>)[key], depth + 1);
}
