import { type Folded, ignore, type Projection, type SearchKey } from '#engine';
import { opened, own, type Recorded } from '#kernel';
import type { Tag } from '#read-store';
import { type CaseEvent, caseEvents } from '../case/events.js';
import { type PersonEvent, personEvents } from '../person/events.js';
import { caseTag } from '../search/criteria.js';
import { contactKeys, identityKeys, within } from '../search/search-keys.js';
import type { CaseFacts } from '../values.js';
import { type CaseOfPerson, type PersonDocument, personsView } from './persons.view.js';

const nobody: PersonDocument = { customerPrivacy: false, cases: {}, tags: { identity: [], contact: [] } };

/** Persons to search by tags; follows the person's stream and the streams of the cases that name the person. */
export const personsProjection: Projection<PersonEvent | CaseEvent, PersonDocument> = {
  schema: personsView,
  catalogues: [personEvents, caseEvents],
  keys,
  fold: (document = nobody, event, id) => fold(document, event, id),
  searchKeys,
  tags,
  forget: (document) => ({ ...document, tags: nobody.tags }),
};

/** Whatever a person can be found by, once for each county that knows the person; the SSN also across counties. */
function tags({ cases, tags: { identity, contact } }: PersonDocument): readonly Tag[] {
  const numbers = new Map<string, string[]>();
  for (const [number, { county }] of Object.entries(cases))
    numbers.set(county, [...(numbers.get(county) ?? []), number]);
  return [
    ...identity.filter(({ kind }) => kind === 'ssn'),
    ...[...numbers].flatMap(([county, own]) =>
      [...identity, ...contact, ...own.map(caseTag)].map((each) => within(county, each)),
    ),
  ];
}

function keys(event: Recorded<PersonEvent | CaseEvent>): readonly string[] {
  switch (event.type) {
    case 'PersonRegistered':
    case 'IdentityChanged':
    case 'AddressesChanged':
    case 'ContactChanged':
    case 'CustomerPrivacyChanged':
    case 'IvrPinReset':
    case 'ENotificationChanged':
    case 'CasePersonRecorded':
    case 'CasePersonRemoved':
    case 'OutOfTheHomeMarked':
      return [event.data.personId];
    case 'CaseRecorded':
      return event.data.personIds;
    // The case's own events say who is on it; the rest changes nothing that is shown here.
    case 'PersonJoinedCase':
    case 'PersonLeftCase':
    case 'SourceRecordReceived':
    case 'ContactNoticeSettled':
    case 'PrivacyLiftSettled':
    case 'PaperAsked':
    case 'PaperSettled':
    case 'ProgramWorkerAssigned':
      return ignore;
  }
}

function searchKeys(event: Recorded<PersonEvent | CaseEvent>): readonly SearchKey[] {
  if (event.type === 'PersonRegistered') {
    const record = opened(event.data.record);
    return record === undefined ? [] : [...identityKeys(record.identity), ...contactKeys(record.contact)];
  }
  if (event.type === 'IdentityChanged') {
    const identity = opened(event.data.identity);
    return identity === undefined ? [] : identityKeys(identity);
  }
  if (event.type === 'ContactChanged') {
    const contact = opened(event.data.contact);
    return contact === undefined ? [] : contactKeys(contact);
  }
  return [];
}

function fold(document: PersonDocument, event: Folded<PersonEvent | CaseEvent>, id: string): PersonDocument {
  switch (event.type) {
    case 'PersonRegistered': {
      const { record, customerPrivacy } = event.data;
      return { ...document, record, customerPrivacy, tags: grouped(event.tags) };
    }
    case 'IdentityChanged':
      return {
        ...document,
        identity: event.data.identity,
        tags: { ...document.tags, identity: event.tags },
      };
    case 'ContactChanged': {
      const { eNotification: _said, ...rest } = document;
      return {
        ...rest,
        contact: event.data.contact,
        contactChangedAt: event.data.at,
        tags: { ...document.tags, contact: event.tags },
      };
    }
    case 'ENotificationChanged':
      return { ...document, eNotification: event.data.on, contactChangedAt: event.data.at };
    case 'AddressesChanged':
      return { ...document, addresses: event.data.addresses };
    case 'CustomerPrivacyChanged':
      return { ...document, customerPrivacy: event.data.active };
    case 'IvrPinReset':
      return { ...document, ivrPinUpdatedOn: event.data.at };
    case 'CasePersonRecorded': {
      const { caseNumber, facts, role } = event.data;
      return withCase(document, caseNumber, { ...shown(facts), role });
    }
    case 'CaseRecorded': {
      const known = own(document.cases, event.data.caseNumber);
      return known === undefined
        ? document
        : withCase(document, event.data.caseNumber, { ...known, ...shown(event.data.facts) });
    }
    case 'OutOfTheHomeMarked': {
      const { caseNumber, personId, permanentlyOutOfTheHome } = event.data;
      const known = own(document.cases, caseNumber);
      if (known === undefined || personId !== id) return document;
      return withCase(document, caseNumber, { ...known, role: { ...known.role, permanentlyOutOfTheHome } });
    }
    case 'CasePersonRemoved': {
      const { [event.data.caseNumber]: _left, ...cases } = document.cases;
      return { ...document, cases };
    }
    case 'PersonJoinedCase':
    case 'PersonLeftCase':
    case 'SourceRecordReceived':
    case 'ContactNoticeSettled':
    case 'PrivacyLiftSettled':
    case 'PaperAsked':
    case 'PaperSettled':
    case 'ProgramWorkerAssigned':
      return document;
  }
}

const grouped = (tags: readonly Tag[]): PersonDocument['tags'] => ({
  identity: tags.filter((each) => each.kind !== 'phone'),
  contact: tags.filter((each) => each.kind === 'phone'),
});

const shown = ({ county, status, programs }: CaseFacts): Omit<CaseOfPerson, 'role'> => ({
  county,
  status,
  programs: programs.map((each) => each.kind),
});

const withCase = (document: PersonDocument, number: string, value: CaseOfPerson): PersonDocument => ({
  ...document,
  cases: { ...document.cases, [number]: value },
});
