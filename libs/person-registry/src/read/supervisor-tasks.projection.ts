import { type Folded, ignore, type Projection } from '#engine';
import type { Recorded } from '#kernel';
import { type PersonRegistryEvent, personRegistryEvents } from '../domain/events.js';
import { type SupervisorTaskDocument, supervisorTasksView, taskId } from './supervisor-tasks.view.js';

/** A change without a county (the source named no case) belongs to nobody's queue and is left out. */
export const supervisorTasksProjection: Projection<PersonRegistryEvent, SupervisorTaskDocument> = {
  schema: supervisorTasksView,
  catalogues: [personRegistryEvents],
  keys,
  fold,
};

function keys(event: Recorded<PersonRegistryEvent>): readonly string[] {
  switch (event.type) {
    case 'ContactChanged': {
      const { personId, customerPrivacy, county, at } = event.data;
      return customerPrivacy && county !== undefined ? [taskId(personId, at)] : ignore;
    }
    case 'ContactNoticeSettled':
      return [taskId(event.data.personId, event.data.contactChangedAt)];
    case 'PersonRegistered':
    case 'SourceRecordReceived':
    case 'IdentityChanged':
    case 'AddressesChanged':
    case 'IvrPinReset':
    case 'CustomerPrivacyChanged':
    case 'PersonJoinedCase':
    case 'PersonLeftCase':
    case 'CaseRecorded':
    case 'CasePersonRecorded':
    case 'CasePersonRemoved':
    case 'ProgramWorkerAssigned':
    case 'OutOfTheHomeMarked':
      return ignore;
  }
}

function fold(
  document: SupervisorTaskDocument | undefined,
  event: Folded<PersonRegistryEvent>,
): SupervisorTaskDocument | undefined {
  if (event.type === 'ContactChanged') {
    const { personId, county, at, changed, worker } = event.data;
    if (county === undefined) return document;
    return {
      kind: 'contact_notice',
      personId,
      county,
      status: 'open',
      contactChangedAt: at,
      changed,
      ...(worker === undefined ? {} : { worker }),
    };
  }
  if (event.type === 'ContactNoticeSettled' && document !== undefined)
    return { ...document, status: 'settled', settledBy: event.data.worker, settledAt: event.data.at };
  return document;
}
