import type { Topics } from '#bounded-context';
import { caseNumber } from '#kernel';
import type { PersonRegistryEvent } from './context.js';

/** What a supervisor's list of tasks is made of. */
const ofTasks: ReadonlySet<string> = new Set<PersonRegistryEvent['type']>([
  'ContactChanged',
  'ContactNoticeSettled',
  'CustomerPrivacyChanged',
  'PrivacyLiftSettled',
  'PaperAsked',
  'PaperSettled',
]);

/** What the registry changes on pages: of a person, of a case, and of a county's supervisor tasks. */
export const registryTopics: Topics<PersonRegistryEvent> = {
  of(event) {
    switch (event.type) {
      case 'ContactChanged': {
        const { personId, county, customerPrivacy } = event.data;
        const isTask = customerPrivacy && county !== undefined;
        return [`person:${personId}`, ...(isTask ? [`supervisor-tasks:${county}`] : [])];
      }
      case 'ContactNoticeSettled':
      case 'PrivacyLiftSettled':
      case 'PaperAsked':
      case 'PaperSettled':
        return [`person:${event.data.personId}`, `supervisor-tasks:${event.data.county}`];
      case 'CustomerPrivacyChanged': {
        const { personId, county } = event.data;
        return [`person:${personId}`, ...(county === undefined ? [] : [`supervisor-tasks:${county}`])];
      }
      case 'PersonRegistered':
      case 'SourceRecordReceived':
      case 'IdentityChanged':
      case 'AddressesChanged':
      case 'IvrPinReset':
      case 'ENotificationChanged':
      case 'PersonJoinedCase':
      case 'PersonLeftCase':
        return [`person:${event.data.personId}`];
      case 'CaseRecorded':
      case 'CasePersonRecorded':
      case 'CasePersonRemoved':
      case 'ProgramWorkerAssigned':
      case 'OutOfTheHomeMarked':
        return [`case:${event.data.caseNumber}`];
    }
  },
  kinds: {
    person: { may: ({ seesPerson }, id) => seesPerson(id) },
    case: { may: ({ seesCase }, number) => seesCase(number), named: caseNumber },
    'supervisor-tasks': {
      may: ({ rights, actor }, county) => rights.has('person:edit') && actor.county === county,
    },
  },
  /** A stream, `person-{id}` or `case-{number}`, is its topic but for the separator. */
  mayTouch: ({ type, stream }, followed) =>
    followed.has(stream.replace('-', ':')) ||
    (ofTasks.has(type) && [...followed].some((each) => each.startsWith('supervisor-tasks:'))),
};
