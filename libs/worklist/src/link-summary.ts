import type { LookRequest, PersonalData, Right } from '#access';
import {
  type Action,
  allowedOnRequest,
  type CaseLinkRequestDocument,
  FindRequests,
  type MatchExplanation,
  matchPolicy,
  type PersonFacts,
  personLinkDecider,
  type RefusalText,
  type Registrant,
  rejectedElsewhere,
  requestOf,
  submissionDecider,
  submissionOf,
  type Warning,
  warningsOf,
} from '#case-linking';
import { countySettingsDecider } from '#county-settings';
import {
  type Actor,
  accountSubject,
  type CountyCode,
  NotFound,
  type PersonId,
  personSubject,
  type RequestId,
} from '#kernel';
import type { Language } from '#portal-accounts';
import {
  coolOffOf,
  type FlowPorts,
  factsInCounty,
  languageOfAccount,
  namedCase,
  validationsOf,
} from '#processes';
import { type ComparedValue, comparedValues } from './compared-values.js';

/** Who opens a summary, and of which county they are. */
export interface Viewer {
  readonly actor: Actor;
  readonly county: CountyCode;
  readonly rights: ReadonlySet<Right>;
  readonly supervising: boolean;
  readonly look: LookRequest;
}

/** Case Link Select Person Summary (spec 20, The worker). */
export interface LinkSummary {
  readonly request: CaseLinkRequestDocument;
  readonly registrant: Registrant | null;
  /** Of the registrant's account: in which they are written to. */
  readonly language: Language;
  /** With the cases of the own county only. */
  readonly person: PersonFacts | null;
  /** How many cases the person has in other counties. */
  readonly casesElsewhere: number;
  readonly fields: readonly ComparedValue[];
  readonly match: MatchExplanation | null;
  readonly warnings: readonly Warning[];
  readonly refusal: RefusalText | null;
  /** The worker's own cool-off for this person. */
  readonly coolOffUntil: string | null;
  readonly allowed: readonly Action[];
}

export interface SummaryPorts {
  readonly flows: FlowPorts;
  readonly requests: FindRequests;
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
  const subjects = [accountSubject(request.accountId), ...(person ? [personSubject(person.personId)] : [])];
  await personalData.shown(viewer.look, subjects);
  const registrant = await flows.vault.open(document.registrant);
  const found = person ? await validationsOf(flows, request, person) : [];
  const refusal = request.end.status === 'Pending' ? (found[0] ?? null) : null;
  const named = registrant ? await namedCase(flows.engine, registrant.caseNumber) : undefined;
  const onTheCase = named?.persons.some((each) => each.personId === personId) ?? false;
  const compared = person && (onTheCase ? person : ownCounty(person, viewer.county));
  const match = compared && registrant ? matchPolicy.compare(registrant, named, compared) : document.match;
  const coolOff =
    person && (await coolOffOf(flows, { requestId, by: viewer.actor, county: viewer.county }, person));
  return {
    request: document,
    registrant: registrant ?? null,
    language: await languageOfAccount(flows, request.accountId),
    person: person === undefined ? null : ownCounty(person, viewer.county),
    casesElsewhere: person?.cases.filter((each) => each.county !== viewer.county).length ?? 0,
    fields:
      registrant && match
        ? comparedValues(registrant, person && ownCounty(person, viewer.county), match)
        : [],
    match,
    warnings: person
      ? await warnings(ports, {
          document,
          person,
          viewer,
          elsewhere: rejectedElsewhere(submission, viewer.county),
        })
      : [],
    refusal,
    coolOffUntil: coolOff?.until ?? null,
    allowed: allowedOnRequest({
      status: request.end.status,
      selected: person !== undefined,
      refused: refusal !== null || (coolOff !== undefined && viewer.actor.kind !== 'supervisor'),
      assigned:
        request.assignee === undefined ? 'nobody' : request.assignee === viewer.actor.id ? 'me' : 'another',
      rights: viewer.rights,
      supervising: viewer.supervising,
    }),
  };
}

const ownCounty = (person: PersonFacts, county: CountyCode): PersonFacts => ({
  ...person,
  cases: person.cases.filter((each) => each.county === county),
});

interface WarnedAbout {
  readonly document: CaseLinkRequestDocument;
  readonly person: PersonFacts;
  readonly viewer: Viewer;
  readonly elsewhere: ReturnType<typeof rejectedElsewhere>;
}

async function warnings(
  { flows, requests }: SummaryPorts,
  { document, person, viewer, elsewhere }: WarnedAbout,
) {
  const { coolOffHours } = await flows.engine.state(countySettingsDecider, viewer.county);
  const link = await flows.engine.state(personLinkDecider, person.personId);
  const others = (await requests.pendingForPerson(person.personId)).filter(
    (each) => each.accountId !== document.accountId,
  );
  return warningsOf({
    selected: person,
    now: flows.clock.now(),
    latelyHours: coolOffHours,
    failedVerifications: document.failedVerifications,
    earlierUnlinks: link.unlinks,
    requestsOfOtherAccounts: new Set(others.map((each) => each.submissionId)).size,
    rejectedElsewhere: elsewhere,
  });
}
