import {
  accountLinkDecider,
  type ClaimRequest,
  coolOffUntil,
  fullName,
  type LinkRequest,
  mustBeProcessable,
  type PersonFacts,
  personLinkDecider,
  type RefusalText,
  requestOf,
  submissionDecider,
  submissionOf,
  type VerificationMethod,
  workerValidations,
} from '#contexts/case-linking';
import { countySettingsDecider } from '#contexts/county-settings';
import type { CommandContext } from '#engine';
import {
  type Actor,
  type CountyCode,
  type LinkId,
  linkId,
  type PersonId,
  Refused,
  type RequestId,
  seal,
  submissionSubject,
  workerId,
} from '#kernel';
import type { FlowPorts } from '../ports.js';
import { type LinkToMake, linkAccountToPerson, settleSubmission } from './link-account-to-person.js';
import { linkStanding } from './link-standing.js';
import { factsInCounty } from './person-facts.js';

/** A worker or supervisor of a county, on one request. */
export interface OnRequest {
  readonly requestId: RequestId;
  readonly by: Actor;
  readonly county: CountyCode;
}

/** What the worker enters on Continue. */
export interface Continue {
  readonly personId: PersonId;
  readonly methods: readonly VerificationMethod[];
  readonly note?: string;
  /** A supervisor's reason to pass over the cool-off. */
  readonly overrideReason?: string;
}

/** What Continue came to. */
export interface Continued {
  readonly linkId: LinkId;
  readonly status: LinkRequest['end']['status'];
  readonly position: string | undefined;
}

/** Continue on the Case Link Select Person Summary (rule W4). @throws NotFound, InvalidInput, Refused */
export async function processLinkRequest(
  ports: FlowPorts,
  on: OnRequest,
  input: Continue,
  context: CommandContext,
): Promise<Continued> {
  const link = linkId(ports.secrets.id('link', on.requestId, on.by.id, context.idempotencyKey));
  const made = await linkMadeBefore(ports, { on, link, personId: input.personId });
  const position =
    made === undefined
      ? await makeLink(ports, { on, input, link }, context)
      : await settleSubmission(ports, made, context);
  const submission = await ports.engine.state(submissionDecider, submissionOf(on.requestId));
  return { linkId: link, status: requestOf(submission, on).end.status, position };
}

/** A repeat of a Continue that made its link is not asked again whether it may: what became of it since stays. */
async function linkMadeBefore(
  { engine }: FlowPorts,
  { on, link, personId }: { readonly on: OnRequest; readonly link: LinkId; readonly personId: PersonId },
): Promise<LinkToMake | undefined> {
  const submission = await engine.state(submissionDecider, submissionOf(on.requestId));
  const { accountId } = requestOf(submission, on);
  const { made } = await engine.state(personLinkDecider, personId);
  const purpose = made[link];
  return purpose && { linkId: link, accountId, personId, purpose, registrantName: '' };
}

async function makeLink(
  ports: FlowPorts,
  { on, input, link }: { readonly on: OnRequest; readonly input: Continue; readonly link: LinkId },
  context: CommandContext,
): Promise<string | undefined> {
  const { engine } = ports;
  const submission = await engine.state(submissionDecider, submissionOf(on.requestId));
  const request = requestOf(submission, on);
  const selected = await factsInCounty(engine, input.personId, on.county);
  const command = await commandOf(ports, { on, input, link, request, selected });
  mustBeProcessable(command, submission);
  await mustPassValidations(ports, { on, request, selected, link }, context);
  const registrantName = await registrantNameOf(ports, request);
  const { submissionId, accountId } = request;
  await engine.execute(submissionDecider, submissionId, command, {
    ...context,
    command: `${context.command}:claim`,
  });
  const { by, verification, override, personId } = command;
  const how = { by, verification, ...(override && { override }) };
  const purpose = { kind: 'request' as const, submissionId, requestId: on.requestId, ...how };
  return linkAccountToPerson(ports, { linkId: link, accountId, personId, purpose, registrantName }, context);
}

/** The validations 1 to 3 as they stand now: for the page when it opens, and again on Continue. */
export async function validationsOf(
  ports: FlowPorts,
  request: LinkRequest,
  selected: PersonFacts,
): Promise<readonly RefusalText[]> {
  const registrant = await ports.vault.open(request.registrant);
  const standing = await linkStanding(ports, request.accountId, selected);
  return workerValidations({
    selected,
    registrant: registrant ?? { firstName: '', lastName: '' },
    ...standing,
  });
}

/** When this worker's cool-off for the person ends; undefined when none runs. */
export async function coolOffOf(ports: FlowPorts, on: OnRequest, selected: PersonFacts) {
  const { coolOffHours: hours } = await ports.engine.state(countySettingsDecider, on.county);
  const until = coolOffUntil(selected.contactChanges, workerId(on.by.id), { now: ports.clock.now(), hours });
  return until === undefined ? undefined : { hours, until };
}

interface Continuing {
  readonly on: OnRequest;
  readonly request: LinkRequest;
  readonly selected: PersonFacts;
  readonly link: LinkId;
}

async function commandOf(
  ports: FlowPorts,
  { on, input, link, request, selected }: Continuing & { input: Continue },
): Promise<ClaimRequest> {
  const coolOff = await coolOffOf(ports, on, selected);
  const note = (text: string) => seal(submissionSubject(request.submissionId), { text });
  return {
    kind: 'claim',
    requestId: on.requestId,
    county: on.county,
    at: ports.clock.now(),
    by: on.by,
    linkId: link,
    personId: selected.personId,
    verification: { methods: input.methods, ...(input.note && { note: note(input.note) }) },
    ...(coolOff && { coolOff: { hours: coolOff.hours } }),
    ...(input.overrideReason && { override: { note: note(input.overrideReason) } }),
  };
}

/** A repeat of a Continue that got as far as reserving the account is not refused by its own link. */
async function mustPassValidations(
  ports: FlowPorts,
  { on, request, selected, link }: Continuing,
  context: CommandContext,
): Promise<void> {
  const { reserved } = await ports.engine.state(accountLinkDecider, request.accountId);
  if (request.end.status !== 'Pending' || reserved?.linkId === link) return;
  const found = await validationsOf(ports, request, selected);
  const [shown] = found;
  if (shown === undefined) return;
  await ports.engine.execute(
    submissionDecider,
    request.submissionId,
    {
      kind: 'record-refused-processing',
      requestId: on.requestId,
      county: on.county,
      personId: selected.personId,
      codes: found.map((each) => each.code),
      at: ports.clock.now(),
    },
    { ...context, command: `${context.command}:refused` },
  );
  throw new Refused(shown.code, shown.text);
}

async function registrantNameOf({ vault }: FlowPorts, { registrant }: LinkRequest): Promise<string> {
  const plain = await vault.open(registrant);
  return plain === undefined ? '' : fullName(plain);
}
