import { refuse } from '../refusals.js';
import type { LinkRequest } from './state.js';

/**
 * What a colleague has taken is theirs to decide: others ask, and a supervisor takes it over first (rule W9). @throws Refused(assigned_to_colleague), naming who has it by id
 */
export function mustBeInOwnHands({ assignee }: LinkRequest, by: { readonly id: string }): void {
  if (assignee !== undefined && assignee !== by.id) throw refuse('assigned_to_colleague', 'decide', assignee);
}
