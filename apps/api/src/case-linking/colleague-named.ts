import type { System } from '#composition';
import { submissionDecider, submissionOf } from '#contexts/case-linking';
import { Refused, type RequestId } from '#kernel';

/** A refusal because a colleague has the request, with their name in the place of their id; any other error as it is. */
export async function colleagueNamed(
  { engine, staff }: Pick<System, 'engine' | 'staff'>,
  id: RequestId,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof Refused) || error.code !== 'assigned_to_colleague') return error;
  const { assignee } = (await engine.state(submissionDecider, submissionOf(id))).get(id) ?? {};
  const name = assignee && (await staff.nameOf(assignee));
  return name ? new Refused(error.code, error.message.replace(assignee, name)) : error;
}
