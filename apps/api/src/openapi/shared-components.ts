import type { OpenAPIObject } from '@nestjs/swagger';

type Components = NonNullable<OpenAPIObject['components']>;

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** What every operation may answer besides what it is for. */
export const problems = {
  BadRequest: problem('The request could not be read.'),
  NotSignedIn: problem('Nobody is signed in, or the session has ended.'),
  NotAllowed: problem('The right is missing; `detail` names it. Also a missing or wrong X-CSRF-Token.'),
  NotFound: problem('There is no such object, or it is not yours to see: both answers are the same.'),
  Refused: problem('A rule says no: `code` is stable, `detail` is the text that the person sees.'),
  InvalidInput: problem('Fields are wrong: `errors` names each.'),
  Unavailable: problem(
    'A store does not answer. Try again after Retry-After, with the same Idempotency-Key.',
  ),
  Problem: problem('Anything else that went wrong.'),
} satisfies NonNullable<Components['responses']>;

export type ProblemName = keyof typeof problems;

const position = {
  type: 'string',
  pattern: '^[^:\\s]+:[^:\\s]+$',
  description: 'Opaque: the ledger and a position in it.',
} as const;

/** Request headers of commands and queries (rules G6 and G7). */
export const parameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'A UUID made by the client. The same key with the same body again has no second effect.',
    schema: { type: 'string', format: 'uuid' },
  },
  Position: {
    name: 'Caseledger-Position',
    in: 'header',
    required: false,
    description:
      'As a command answered it: the query waits up to two seconds until its view holds that position.',
    schema: position,
  },
} satisfies NonNullable<Components['parameters']>;

/** Response headers of commands and queries. */
export const headers = {
  Position: { description: 'Where the command ended up. Absent when it changed nothing.', schema: position },
  Stale: {
    description: 'The view did not reach the position in time: the answer may lack the latest changes.',
    schema: { type: 'string', enum: ['true'] },
  },
} satisfies NonNullable<Components['headers']>;

export const reference = (kind: 'responses' | 'parameters' | 'headers', name: string) => ({
  $ref: `#/components/${kind}/${name}`,
});
