import {
  accountLinkDecider,
  isLinkedBy,
  type LinkPurpose,
  personLinkDecider,
  submissionDecider,
  submissionOf,
} from '#contexts/case-linking';
import type { CommandContext } from '#engine';
import { type AccountId, type LinkId, type PersonId, Refused } from '#kernel';
import type { FlowPorts } from '../ports.js';

/** One link, on its way through three streams. */
export interface LinkToMake {
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly purpose: LinkPurpose;
  /** First and last name of the registrant, whom a refusal names. */
  readonly registrantName: string;
}

/**
 * Reserve the account, link the person, settle the submission: in this order, each step again = nothing. A link for a
 * request comes here only after its submission was claimed for it.
 * When account or person turn out to be linked otherwise, the link is abandoned on the person's stream first, so that
 * no late repeat can make it, and only then are the account and the submission given back.
 * @returns position of the last event. @throws Refused
 */
export async function linkAccountToPerson(
  ports: FlowPorts,
  link: LinkToMake,
  context: CommandContext,
): Promise<string | undefined> {
  const { engine, clock } = ports;
  const { linkId, accountId, personId, purpose, registrantName } = link;
  const at = clock.now();
  try {
    const reserved = await engine.execute(
      accountLinkDecider,
      accountId,
      { kind: 'reserve', linkId, accountId, personId, purpose, registrantName, at },
      context,
    );
    const linked = await engine.execute(
      personLinkDecider,
      personId,
      { kind: 'link', linkId, accountId, personId, purpose, at },
      context,
    );
    const settled = await settleSubmission(ports, link, context);
    return latest(reserved.position, linked.position, settled);
  } catch (error) {
    if (error instanceof Refused && error.code !== 'idempotency_key_reused')
      await giveUpLink(ports, link, context);
    throw error;
  }
}

/** The requests of the submission follow their link. */
export async function settleSubmission(
  ports: FlowPorts,
  link: LinkToMake,
  context: CommandContext,
): Promise<string | undefined> {
  const { purpose, linkId, personId } = link;
  if (purpose.kind !== 'request') return undefined;
  const { requestId, by, verification, override } = purpose;
  const outcome = await ports.engine.execute(
    submissionDecider,
    submissionOf(requestId),
    {
      kind: 'complete-link',
      requestId,
      linkId,
      personId,
      by,
      verification,
      ...(override === undefined ? {} : { override }),
      at: ports.clock.now(),
    },
    context,
  );
  return outcome.position;
}

/** Makes sure that the link can never come, then gives back what it held: the account, the submission. */
export async function giveUpLink(ports: FlowPorts, link: LinkToMake, context: CommandContext): Promise<void> {
  const { engine, clock } = ports;
  const { linkId, accountId, personId, purpose } = link;
  const at = clock.now();
  const giving = { ...context, command: `${context.command}:give-up` };
  const { state } = await engine.execute(
    personLinkDecider,
    personId,
    { kind: 'abandon', linkId, accountId, personId, at },
    giving,
  );
  if (isLinkedBy(state, linkId)) return;
  await engine.execute(
    accountLinkDecider,
    accountId,
    { kind: 'release', linkId, accountId, why: 'abandoned', at },
    giving,
  );
  if (purpose.kind !== 'request') return;
  await engine.execute(
    submissionDecider,
    submissionOf(purpose.requestId),
    { kind: 'release-claim', requestId: purpose.requestId, linkId, at },
    giving,
  );
}

/** The position that stands last in the ledger. */
export function latest(...positions: (string | undefined)[]): string | undefined {
  return positions.reduce((a, b) => (a === undefined || (b !== undefined && b > a) ? b : a), undefined);
}
