import type { Actor } from '#kernel';
import { refuse } from '../refusals.js';
import type { LinkRequest } from './state.js';

/** Who moves a request out of anybody's hands: a supervisor, and the product itself for somebody who left (rule W9). */
export const movesAnybodys = ({ kind }: Actor): boolean => kind === 'supervisor' || kind === 'system';

/** Whether a request that somebody has may be moved: by themselves, or by who moves anybody's. */
export const mayMove = ({ assignee }: LinkRequest, by: Actor): boolean =>
  assignee === by.id || movesAnybodys(by);

/**
 * What a colleague has taken is theirs to decide: others ask, and a supervisor takes it over first (rule W9). @throws Refused(assigned_to_colleague), naming who has it by id
 */
export function mustBeInOwnHands({ assignee }: LinkRequest, by: Actor): void {
  if (assignee !== undefined && assignee !== by.id) throw refuse('assigned_to_colleague', 'decide', assignee);
}
