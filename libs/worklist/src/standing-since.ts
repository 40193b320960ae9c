import type { PersonFacts, Standing, WarningFacts } from '#contexts/case-linking';
import { caseDecider, type PersonRegistryEvent, personDecider } from '#contexts/person-registry';
import { type CountyCode, type Recorded, streamName } from '#kernel';
import { newestEvents, type StreamPorts } from './newest-events.js';

/** Since when what a worker is warned of stands, and who made it so (rule W3). */
export async function standingSince(
  ports: StreamPorts,
  { personId, customerPrivacy, cases }: PersonFacts,
  county: CountyCode,
): Promise<NonNullable<WarningFacts['standing']>> {
  const guarded = cases.filter((each) => each.county === county && each.programs.includes(childrenServices));
  const [privacy, programs] = await Promise.all([
    customerPrivacy ? sinceIn(ports, streamName(personDecider, personId), hasPrivacy) : undefined,
    Promise.all(
      guarded.map((each) => sinceIn(ports, streamName(caseDecider, each.caseNumber), hasChildrenServices)),
    ),
  ]);
  const [first] = programs.flatMap((each) => each ?? []).sort((a, b) => (a.since < b.since ? -1 : 1));
  return { customerPrivacy: privacy, childrenServices: first };
}

const childrenServices = 'Children Services';

/** Whether something stands after this event; undefined for an event that does not say. */
type Says = (event: PersonRegistryEvent) => boolean | undefined;

const hasPrivacy: Says = ({ type, data }) => {
  if (type === 'PersonRegistered') return data.customerPrivacy;
  return type === 'CustomerPrivacyChanged' ? data.active : undefined;
};

const hasChildrenServices: Says = ({ type, data }) =>
  type === 'CaseRecorded' ? data.facts.programs.some(({ kind }) => kind === childrenServices) : undefined;

/** From the event that made it stand until now. Undefined where that lies before what is read. */
async function sinceIn(ports: StreamPorts, stream: string, says: Says): Promise<Standing | undefined> {
  const { events, cut } = await newestEvents(ports, stream);
  const saying = (events as Recorded<PersonRegistryEvent>[]).filter((each) => says(each) !== undefined);
  const ended = saying.findIndex((each) => says(each) === false);
  if (ended === -1 && cut) return undefined;
  const began = saying.at(ended === -1 ? -1 : ended - 1);
  if (began === undefined || ended === 0) return undefined;
  return { since: began.data.at, by: began.meta.actor };
}
