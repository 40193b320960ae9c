import { type CaseLinkRequestDocument, submissionDecider } from '#contexts/case-linking';
import type { CommandContext } from '#engine';
import { Refused } from '#kernel';
import type { FlowPorts } from '../ports.js';

/**
 * Requests in the hands of who lost the role go back to the queue: nobody else would get at them. The view only names
 * the requests; who has one is decided on its stream.
 */
export async function putBackRequests(
  { engine, clock }: FlowPorts,
  held: AsyncIterable<Pick<CaseLinkRequestDocument, 'requestId' | 'submissionId' | 'county' | 'assignee'>>,
  hasLostRole: (id: string, county: CaseLinkRequestDocument['county']) => Promise<boolean>,
  context: (requestId: string) => CommandContext,
): Promise<void> {
  for await (const { requestId, submissionId, county, assignee } of held) {
    if (assignee === null || !(await hasLostRole(assignee, county))) continue;
    const asked = context(requestId);
    try {
      await engine.execute(
        submissionDecider,
        submissionId,
        { kind: 'release', requestId, county, by: asked.actor, from: assignee, at: clock.now() },
        asked,
      );
    } catch (error) {
      // Decided, or in other hands, since the view was read.
      if (!(error instanceof Refused)) throw error;
    }
  }
}
