import {
  type CaseNumber,
  type CountyCode,
  caseNumber,
  type Instant,
  type PersonId,
  personSubject,
  seal,
} from '#kernel';
import { type PersonImportRecord, removesCase } from '../import-record.js';
import { refuse } from '../refusals.js';
import { same } from '../same.js';
import type { Address, ContactDetail, Identity, SourceRecord } from '../values.js';
import type { PersonEvent } from './events.js';
import { type Merged, mergeAddresses, mergeContact, mergeIdentity } from './merge.js';
import { sourceRecord } from './source-record.js';
import type { KnownPerson, PersonState } from './state.js';

/** The system of record reports a person: for the first time, or again. */
export interface ReceivePersonRecord {
  readonly kind: 'receive-person-record';
  readonly personId: PersonId;
  readonly record: PersonImportRecord;
  /** Where a supervisor looks after a change that nobody may be told of. */
  readonly county?: CountyCode;
  readonly at: Instant;
}

/**
 * What the source changed becomes events, equal fields do nothing, a worker's own edit wins and is listed in
 * `kept` (rule P9).
 */
export function receivePersonRecord(
  command: ReceivePersonRecord,
  state: PersonState,
): readonly PersonEvent[] {
  if (state.kind === 'erased') throw refuse('person_erased');
  const last = state.kind === 'known' ? state.source : undefined;
  const next = sourceRecord(command.record, last);
  return [
    ...(state.kind === 'known' ? changes(command, state, next) : [registered(command, next)]),
    ...caseEvents(command, state.kind === 'known' ? state.cases : []),
  ];
}

function registered({ personId, at }: ReceivePersonRecord, next: SourceRecord): PersonEvent {
  const { customerPrivacy, ...record } = next;
  const sealed = seal(personSubject(personId), record);
  return { type: 'PersonRegistered', data: { personId, record: sealed, customerPrivacy, at } };
}

function changes(command: ReceivePersonRecord, state: KnownPerson, next: SourceRecord): PersonEvent[] {
  const last = state.source;
  if (same(last, next)) return [];
  const identity = mergeIdentity({ last: last.identity, next: next.identity, current: state.identity });
  const contact = mergeContact({ last: last.contact, next: next.contact, current: state.contact });
  const addresses = mergeAddresses({
    last: last.addresses,
    next: next.addresses,
    current: state.addresses,
  });
  const kept = [...identity.kept, ...contact.kept, ...addresses.kept];
  return [
    received(command, next, kept),
    ...privacyChanged(command, state, next),
    ...identityChanged(command, identity),
    ...contactChanged(command, state, contact, state.customerPrivacy || next.customerPrivacy),
    ...addressesChanged(command, addresses),
  ];
}

function received(
  { personId, at }: ReceivePersonRecord,
  next: SourceRecord,
  kept: readonly string[],
): PersonEvent {
  const record = seal(personSubject(personId), next);
  return { type: 'SourceRecordReceived', data: { personId, record, kept, at } };
}

/** The record's word on Customer Privacy counts when the source changed it: what a supervisor set stays until then. */
function privacyChanged(
  { personId, county, at }: ReceivePersonRecord,
  state: KnownPerson,
  { customerPrivacy: active }: SourceRecord,
): PersonEvent[] {
  if (active === state.source.customerPrivacy || active === state.customerPrivacy) return [];
  const where = active || county === undefined ? {} : { county };
  return [{ type: 'CustomerPrivacyChanged', data: { personId, active, origin: 'source', ...where, at } }];
}

function identityChanged(
  { personId, at }: ReceivePersonRecord,
  { value, changed }: Merged<Identity>,
): PersonEvent[] {
  if (changed.length === 0) return [];
  const identity = seal(personSubject(personId), value);
  return [{ type: 'IdentityChanged', data: { personId, identity, changed, origin: 'source', at } }];
}

function contactChanged(
  { personId, county, at }: ReceivePersonRecord,
  state: KnownPerson,
  { value, changed }: Merged<ContactDetail>,
  customerPrivacy: boolean,
): PersonEvent[] {
  if (changed.length === 0) return [];
  const subject = personSubject(personId);
  const email = customerPrivacy ? undefined : state.contact.email;
  return [
    {
      type: 'ContactChanged',
      data: {
        personId,
        contact: seal(subject, value),
        changed,
        origin: 'source',
        ...(county === undefined ? {} : { county }),
        ...(email === undefined ? {} : { formerEmail: seal(subject, { address: email }) }),
        customerPrivacy,
        at,
      },
    },
  ];
}

function addressesChanged(
  { personId, at }: ReceivePersonRecord,
  { value, changed }: Merged<readonly Address[]>,
): PersonEvent[] {
  if (changed.length === 0) return [];
  const addresses = seal(personSubject(personId), { list: value });
  return [{ type: 'AddressesChanged', data: { personId, addresses, origin: 'source', at } }];
}

function caseEvents(
  { personId, record, at }: ReceivePersonRecord,
  current: readonly CaseNumber[],
): PersonEvent[] {
  const said = record.cases ?? [];
  const named = (removed: boolean) =>
    said.filter((each) => removesCase(each) === removed).map((each) => caseNumber(each.caseNumber));
  const joined = named(false).filter((each) => !current.includes(each));
  const left = record.cases === null ? current : named(true).filter((each) => current.includes(each));
  return [
    ...joined.map(
      (each): PersonEvent => ({
        type: 'PersonJoinedCase',
        data: { personId, caseNumber: each, at },
      }),
    ),
    ...left.map(
      (each): PersonEvent => ({
        type: 'PersonLeftCase',
        data: { personId, caseNumber: each, at },
      }),
    ),
  ];
}
