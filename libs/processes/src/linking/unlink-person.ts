import {
  accountLinkDecider,
  attemptsDecider,
  type LinkPurpose,
  personLinkDecider,
  type Registrant,
  refuse,
  requestCounties,
  requestIdOf,
  submissionDecider,
  submissionOf,
  type UnlinkReason,
} from '#contexts/case-linking';
import { countySettingsDecider } from '#contexts/county-settings';
import { personInCounty } from '#contexts/person-registry';
import type { CommandContext } from '#engine';
import {
  type AccountId,
  type Actor,
  type CountyCode,
  type LinkId,
  type PersonId,
  personSubject,
  Refused,
  type Sealed,
  seal,
  submissionId,
} from '#kernel';
import type { FlowPorts } from '../ports.js';
import { latest } from './link-account-to-person.js';
import { factsOfPerson } from './person-facts.js';

export interface Unlink {
  readonly personId: PersonId;
  readonly reason: UnlinkReason;
  readonly note?: string;
  readonly by: Actor;
  readonly county: CountyCode;
}

/** A link that was undone. */
export interface UndoneLink {
  readonly linkId: LinkId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly reason: UnlinkReason;
  readonly county: CountyCode;
}

/** Unlinks all cases of a person at once; a new request follows (rule W8). @throws NotFound, Refused */
export async function unlinkPerson(
  ports: FlowPorts,
  input: Unlink,
  context: CommandContext,
): Promise<string | undefined> {
  const { engine, clock } = ports;
  const { personId, reason, note, by, county } = input;
  await personInCounty(engine, personId, county);
  await mustBeAllowed(ports, by, county);
  const outcome = await engine.execute(
    personLinkDecider,
    personId,
    {
      kind: 'unlink',
      personId,
      reason,
      ...(note && { note: seal(personSubject(personId), { text: note }) }),
      by,
      county,
      at: clock.now(),
    },
    context,
  );
  const undone = outcome.events.find((each) => each.type === 'AccountUnlinked');
  if (undone?.type !== 'AccountUnlinked') throw refuse('person_not_linked');
  return latest(outcome.position, await afterUnlink(ports, undone.data, context));
}

/** A county's setting may narrow who unlinks, never widen it. */
async function mustBeAllowed({ engine }: FlowPorts, by: Actor, county: CountyCode): Promise<void> {
  const { unlinkRoles } = await engine.state(countySettingsDecider, county);
  if (!(unlinkRoles as readonly string[]).includes(by.kind))
    throw new Refused(
      'not_allowed_here',
      'Your county lets only supervisors unlink an account. Ask a supervisor.',
    );
}

/** Releases the account and asks the counties to decide anew. Both again = nothing. */
export async function afterUnlink(
  ports: FlowPorts,
  undone: UndoneLink,
  context: CommandContext,
): Promise<string | undefined> {
  const { linkId, accountId, reason } = undone;
  const released = await ports.engine.execute(
    accountLinkDecider,
    accountId,
    { kind: 'release', linkId, accountId, why: 'unlinked', unlinkReason: reason, at: ports.clock.now() },
    context,
  );
  return latest(released.position, await requestAnew(ports, undone, context));
}

async function requestAnew(
  ports: FlowPorts,
  undone: UndoneLink,
  context: CommandContext,
): Promise<string | undefined> {
  const { linkId, accountId, personId, reason, county } = undone;
  const id = submissionId(ports.secrets.id('submission', linkId, 'unlink'));
  const { made } = await ports.engine.state(personLinkDecider, personId);
  const registrant = await registrantOf(ports, accountId, made[linkId]);
  const facts = await factsOfPerson(ports.engine, personId);
  if (registrant === undefined) return undefined;
  const plain = await ports.vault.open(registrant);
  const outcome = await ports.engine.execute(
    submissionDecider,
    id,
    {
      kind: 'submit',
      submissionId: id,
      accountId,
      origin: 'unlink',
      cause: 'unlink',
      ...(plain && { caseNumber: plain.caseNumber }),
      personId,
      failedVerifications: 0,
      registrant,
      unlinked: { linkId, reason },
      at: ports.clock.now(),
      requests: requestCounties(facts, undefined, county).map((each) => ({
        requestId: requestIdOf(id, each),
        county: each,
      })),
    },
    context,
  );
  return outcome.position;
}

/** What the customer gave when the undone link was asked for. */
async function registrantOf(
  { engine }: FlowPorts,
  accountId: AccountId,
  purpose: LinkPurpose | undefined,
): Promise<Sealed<Registrant> | undefined> {
  if (purpose === undefined) return undefined;
  if (purpose.kind === 'automatic')
    return (await engine.state(attemptsDecider, accountId)).get(purpose.attemptId)?.asked.registrant;
  const submission = await engine.state(submissionDecider, submissionOf(purpose.requestId));
  return submission.get(purpose.requestId)?.registrant;
}
