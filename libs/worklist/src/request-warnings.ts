import {
  type CaseLinkRequestDocument,
  type FindRequests,
  type PersonFacts,
  personLinkDecider,
  type rejectedElsewhere,
  type Warning,
  warningsOf,
} from '#contexts/case-linking';
import { countySettingsDecider } from '#contexts/county-settings';
import type { CountyCode } from '#kernel';
import type { FlowPorts } from '#processes';
import type { StreamPorts } from './newest-events.js';
import { standingSince } from './standing-since.js';

/** A request beside the person whom it is, or may be, about. */
export interface Weighed {
  readonly document: CaseLinkRequestDocument;
  readonly person: PersonFacts;
  /** Whose worker is warned. */
  readonly county: CountyCode;
  readonly elsewhere: ReturnType<typeof rejectedElsewhere>;
}

export interface WarningPorts {
  readonly flows: FlowPorts;
  readonly requests: FindRequests;
  readonly streams: StreamPorts;
}

/** What a worker should weigh before deciding (rule W3). */
export async function requestWarnings(
  { flows, requests, streams }: WarningPorts,
  { document, person, county, elsewhere }: Weighed,
): Promise<readonly Warning[]> {
  const { coolOffHours } = await flows.engine.state(countySettingsDecider, county);
  const { unlinks } = await flows.engine.state(personLinkDecider, person.personId);
  const pending = await requests.pendingForPerson(person.personId);
  return warningsOf({
    selected: person,
    standing: await standingSince(streams, person, county),
    county,
    open: document.status === 'Pending',
    now: flows.clock.now(),
    latelyHours: coolOffHours,
    failedVerifications: document.failedVerifications,
    earlierUnlinks: unlinks,
    requestsOfOtherAccounts: pending.filter((each) => each.accountId !== document.accountId),
    rejectedElsewhere: elsewhere,
  });
}
