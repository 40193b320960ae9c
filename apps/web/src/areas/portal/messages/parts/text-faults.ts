import { ApiProblem } from '#api-client';
import { visibleLength } from '../../../../shared/visible-length.js';

export type TextFault = 'empty' | 'tooLong' | 'characters';

export const longest = { subject: 200, body: 4_000, note: 1_000 } as const;

/** What is to be fixed in a text before the server is asked. */
export function textFault(text: string, most: number): TextFault | undefined {
  if (text.trim() === '') return 'empty';
  return visibleLength(text) > most ? 'tooLong' : undefined;
}

/** What only the server sees: characters that show nothing. */
export const faultBy = (problem: unknown, field: string): TextFault | undefined =>
  problem instanceof ApiProblem && problem.errors.some((each) => each.field === field)
    ? 'characters'
    : undefined;
