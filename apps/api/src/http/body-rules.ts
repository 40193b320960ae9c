import { HttpProblem } from './problem.js';

/** Deeper than any body that this API takes. */
const deepest = 12;

/** Whatever walks through a body would otherwise run out of stack on a hostile one. @throws HttpProblem 400 */
export function mustBeShallow(body: unknown): void {
  let level: readonly unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest)
      throw new HttpProblem(400, 'too_deep', 'The body is nested deeper than anything this API takes.');
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
}

/** The framework would also read forms and plain text, which other sites can send: nothing but JSON is taken. @throws HttpProblem 415 */
export function mustBeJson(contentType: string | undefined): void {
  if (contentType === undefined || /^application\/json\s*(;|$)/i.test(contentType)) return;
  throw new HttpProblem(
    415,
    'unsupported_media_type',
    'Send the body as JSON with Content-Type: application/json.',
  );
}
