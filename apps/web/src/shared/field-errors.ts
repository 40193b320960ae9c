import { ApiProblem } from '#api-client';

/** What the server said of one field of a request, or undefined. Nested fields go by their path: `verification.note`. */
export const fieldError = (problem: unknown, field: string): string | undefined =>
  problem instanceof ApiProblem ? problem.errors.find((each) => each.field === field)?.message : undefined;
