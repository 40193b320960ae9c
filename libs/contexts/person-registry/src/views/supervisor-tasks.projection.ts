import { type Folded, ignore, type Projection } from '#engine';
import type { Instant, Recorded } from '#kernel';
import { type PersonEvent, personEvents } from '../person/events.js';
import { liftedBySource } from '../person/state.js';
import { type SupervisorTaskDocument, supervisorTasksView, taskId } from './supervisor-tasks.view.js';

/** A change without a county (of a person without any case) belongs to nobody's queue and is left out. */
export const supervisorTasksProjection: Projection<PersonEvent, SupervisorTaskDocument> = {
  schema: supervisorTasksView,
  catalogues: [personEvents],
  keys,
  fold,
};

const notice = (personId: string, contactChangedAt: Instant) =>
  taskId({ kind: 'contact_notice', personId, contactChangedAt });
const lift = (personId: string, contactChangedAt: Instant) =>
  taskId({ kind: 'privacy_lifted', personId, contactChangedAt });
const paper = (personId: string, contactChangedAt: Instant) =>
  taskId({ kind: 'send_paper', personId, contactChangedAt });

function keys(event: Recorded<PersonEvent>): readonly string[] {
  switch (event.type) {
    case 'ContactChanged': {
      const { personId, customerPrivacy, county, at } = event.data;
      return customerPrivacy && county !== undefined ? [notice(personId, at)] : ignore;
    }
    case 'ContactNoticeSettled':
      return [notice(event.data.personId, event.data.contactChangedAt)];
    case 'CustomerPrivacyChanged': {
      const { personId, county, at } = event.data;
      return liftedBySource(event.data) && county !== undefined ? [lift(personId, at)] : ignore;
    }
    case 'PrivacyLiftSettled':
      return [lift(event.data.personId, event.data.liftedAt)];
    case 'PaperAsked':
      return [paper(event.data.personId, event.data.at)];
    case 'PaperSettled':
      return [paper(event.data.personId, event.data.askedAt)];
    case 'PersonRegistered':
    case 'SourceRecordReceived':
    case 'IdentityChanged':
    case 'AddressesChanged':
    case 'IvrPinReset':
    case 'ENotificationChanged':
    case 'PersonJoinedCase':
    case 'PersonLeftCase':
      return ignore;
  }
}

function fold(
  document: SupervisorTaskDocument | undefined,
  event: Folded<PersonEvent>,
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
  if (event.type === 'CustomerPrivacyChanged') {
    const { personId, county, at } = event.data;
    if (county === undefined) return document;
    const changed = ['customerPrivacy'];
    return { kind: 'privacy_lifted', personId, county, status: 'open', contactChangedAt: at, changed };
  }
  if (event.type === 'PaperAsked') {
    const { personId, county, why, messageId, at } = event.data;
    const of = { why, ...(messageId !== undefined && { messageId }) };
    return {
      ...{ kind: 'send_paper', personId, county, status: 'open', contactChangedAt: at, changed: [] },
      ...of,
    };
  }
  const settled =
    event.type === 'ContactNoticeSettled' ||
    event.type === 'PrivacyLiftSettled' ||
    event.type === 'PaperSettled';
  if (!settled || document === undefined) return document;
  const { worker, at, note } = event.data;
  return { ...document, status: 'settled', settledBy: worker, settledAt: at, ...(note && { note }) };
}
