import type { LookRequest, PersonalData, Right } from '#access';
import {
  type Action,
  allowedOnRequest,
  type CaseLinkRequestDocument,
  isLinkedMeanwhile,
  type LinkRequest,
  matchPolicy,
  type PersonFacts,
  personLinkDecider,
  type RefusalText,
  type Registrant,
  rejectedElsewhere,
  requestOf,
  type StandingLink,
  submissionDecider,
  submissionOf,
  type Warning,
} from '#contexts/case-linking';
import type { Language } from '#kernel';
import {
  type Actor,
  accountSubject,
  type CountyCode,
  NotFound,
  type PersonId,
  personSubject,
  type RequestId,
  sealedValues,
} from '#kernel';
import {
  coolOffOf,
  type FlowPorts,
  factsInCounty,
  factsOfPerson,
  languageOfAccount,
  namedCase,
  standingLinkOf,
  validationsOf,
} from '#processes';
import { type AccountTold, accountTold } from './account-told.js';
import { type ComparedValue, comparedValues } from './compared-values.js';
import { type Decision, decisionOn, type UnlinkTold, unlinkTold } from './decision.js';
import { ownCountyMatch, type SeenMatch } from './own-county-match.js';
import { type RemarkTold, remarksOn } from './remarks.js';
import { requestWarnings, type WarningPorts } from './request-warnings.js';

/** Who opens a summary, and of which county they are. */
export interface Viewer {
  readonly actor: Actor;
  readonly county: CountyCode;
  readonly rights: ReadonlySet<Right>;
  readonly supervising: boolean;
  readonly look: LookRequest;
}

/** Case Link Select Person Summary (rule W3). */
export interface LinkSummary {
  readonly request: CaseLinkRequestDocument;
  readonly registrant: Registrant | null;
  /** Of the registrant's account: in which they are written to. */
  readonly language: Language;
  /** With the cases of the own county only. */
  readonly person: SeenPerson | null;
  /** Whom the request is about, where nobody is selected and it is somebody of the own county. */
  readonly candidate: SeenPerson | null;
  readonly fields: readonly ComparedValue[];
  readonly match: SeenMatch | null;
  readonly warnings: readonly Warning[];
  readonly refusal: RefusalText | null;
  /** The account was linked after it asked: the nightly batch settles the request. */
  readonly linkedMeanwhile: boolean;
  /** The worker's own cool-off for this person. */
  readonly coolOffUntil: string | null;
  readonly decision: Decision | undefined;
  readonly unlink: UnlinkTold | undefined;
  /** Oldest first. */
  readonly remarks: readonly RemarkTold[];
  readonly account: AccountTold;
  readonly allowed: readonly Action[];
}

/** A person with the cases of one county, and how many they have in others. */
export interface SeenPerson {
  readonly facts: PersonFacts;
  readonly casesElsewhere: number;
}

export interface SummaryPorts extends WarningPorts {
  readonly personalData: PersonalData;
}

/** @throws NotFound also for another county's request or person; LookNotRecorded */
export async function linkSummary(
  ports: SummaryPorts,
  { requestId, personId }: { readonly requestId: RequestId; readonly personId?: PersonId },
  viewer: Viewer,
): Promise<LinkSummary> {
  const { flows, requests, personalData } = ports;
  const submission = await flows.engine.state(submissionDecider, submissionOf(requestId));
  const request = requestOf(submission, { requestId, county: viewer.county });
  const document = await requests.byId(requestId);
  if (document === undefined) throw new NotFound();
  const person =
    personId === undefined ? undefined : await factsInCounty(flows.engine, personId, viewer.county);
  const candidate = person ?? (await candidateOf(ports, request, viewer.county));
  const about = candidate && [personSubject(candidate.personId)];
  const said = sealedValues(document).map(({ $sealed }) => $sealed);
  await personalData.shown(viewer.look, [
    ...new Set([accountSubject(request.accountId), ...(about ?? []), ...said]),
  ]);
  const registrant = await flows.vault.open(document.registrant);
  const found = person ? await validationsOf(flows, request, person) : [];
  const refusal = request.end.status === 'Pending' ? (found[0] ?? null) : null;
  const link = await standingLinkOf(flows, request.accountId);
  const linkedMeanwhile =
    request.end.status === 'Pending' &&
    (isLinkedMeanwhile(request, link) || (personId !== undefined && isLinkedTo(personId, request, link)));
  const match = await matchSeen(ports, { document, registrant, person }, viewer.county);
  const coolOff =
    person && (await coolOffOf(flows, { requestId, by: viewer.actor, county: viewer.county }, person));
  const elsewhere = rejectedElsewhere(submission, viewer.county);
  return {
    request: document,
    registrant: registrant ?? null,
    person: person ? seenBy(person, viewer.county) : null,
    candidate: candidate && !person ? seenBy(candidate, viewer.county) : null,
    language: await languageOfAccount(flows, request.accountId),
    fields:
      registrant && match
        ? comparedValues(registrant, person && seenBy(person, viewer.county).facts, match)
        : [],
    match: match ?? null,
    warnings: candidate
      ? await requestWarnings(ports, { document, person: candidate, county: viewer.county, elsewhere })
      : [],
    refusal,
    linkedMeanwhile,
    coolOffUntil: coolOff?.until ?? null,
    decision: await decisionOn(flows.vault, document),
    unlink: await unlinkOf(ports, document, viewer.county),
    remarks: await remarksOn(flows.vault, document),
    account: await accountTold(ports, request),
    allowed: allowedOnRequest({
      status: request.end.status,
      selected: person !== undefined,
      waiting: request.waiting,
      asked: request.askedBy.some((each) => each === viewer.actor.id),
      refused: refusal !== null || (coolOff !== undefined && viewer.actor.kind !== 'supervisor'),
      linkedMeanwhile,
      assigned:
        request.assignee === undefined ? 'nobody' : request.assignee === viewer.actor.id ? 'me' : 'another',
      rights: viewer.rights,
      supervising: viewer.supervising,
    }),
  };
}

/** Whether the account asks for the very person whom it was linked to after it asked. */
const isLinkedTo = (
  personId: PersonId,
  { requestedAt }: LinkRequest,
  link: StandingLink | undefined,
): boolean => isLinkedMeanwhile({ requestedAt, candidate: personId }, link);

const seenBy = (person: PersonFacts, county: CountyCode): SeenPerson => {
  const cases = person.cases.filter((each) => each.county === county);
  return { facts: { ...person, cases }, casesElsewhere: person.cases.length - cases.length };
};

/** Whom the request was processed for; before, whom it is about, unless a worker said that it is not. */
async function candidateOf(
  { flows }: SummaryPorts,
  { candidate, dismissed, end }: LinkRequest,
  county: CountyCode,
): Promise<PersonFacts | undefined> {
  const about = end.status === 'Processed' ? end.personId : candidate;
  return about === undefined || dismissed.includes(about) ? undefined : ownFacts(flows, about, county);
}

/** Undefined for somebody of other counties only. */
async function ownFacts(
  { engine }: FlowPorts,
  person: PersonId,
  county: CountyCode,
): Promise<PersonFacts | undefined> {
  const facts = await factsOfPerson(engine, person);
  return facts?.cases.some((each) => each.county === county) ? facts : undefined;
}

interface Compared {
  readonly document: CaseLinkRequestDocument;
  readonly registrant: Registrant | undefined;
  /** Who was selected. */
  readonly person: PersonFacts | undefined;
}

/** Against the person who was selected, otherwise as the automatic check found it; of the own county's data only. */
async function matchSeen(
  { flows }: SummaryPorts,
  { document, registrant, person }: Compared,
  county: CountyCode,
): Promise<SeenMatch | undefined> {
  const named = registrant ? await namedCase(flows.engine, registrant.caseNumber) : undefined;
  const onTheCase = named?.persons.some((each) => each.personId === person?.personId) ?? false;
  const compared = person && (onTheCase ? person : seenBy(person, county).facts);
  const match = compared && registrant ? matchPolicy.compare(registrant, named, compared) : document.match;
  if (!match) return undefined;
  const about = person ? null : document.personId;
  return ownCountyMatch(match, {
    theCase: named !== undefined && named.county !== county,
    thePerson: about !== null && (await ownFacts(flows, about, county)) === undefined,
  });
}

/** The unlink that the request came of. */
async function unlinkOf(
  { flows }: SummaryPorts,
  { unlinked, personId }: CaseLinkRequestDocument,
  county: CountyCode,
): Promise<UnlinkTold | undefined> {
  if (unlinked === null || personId === null) return undefined;
  const { unlinks } = await flows.engine.state(personLinkDecider, personId);
  const unlinking = unlinks.find((each) => each.linkId === unlinked.linkId);
  return unlinking && unlinkTold(flows.vault, unlinking, county);
}
