import type {
  ImportedAddress,
  ImportedPhone,
  PersonImportRecord,
  RemovedAddress,
  RemovedPhone,
} from '../import-record.js';
import { present } from '../same.js';
import type { Address, Phone, SourceRecord } from '../values.js';

/**
 * What the system of record says now: its new record, with what that record leaves unsaid taken from its last one
 * (rule P9: absent is left, `null` is removed).
 */
export function sourceRecord(said: PersonImportRecord, last: SourceRecord | undefined): SourceRecord {
  const { firstName, lastName, dateOfBirth, gender } = said;
  const before = last?.identity;
  return {
    identity: present({
      firstName,
      middleName: after(said.middleName, before?.middleName),
      lastName,
      suffix: after(said.suffix, before?.suffix),
      ssn: after(said.ssn, before?.ssn),
      cin: after(said.cin, before?.cin),
      alienNumber: after(said.alienNumber, before?.alienNumber),
      dateOfBirth,
      gender,
      webId: after(said.webId, before?.webId),
      directDepositLast4: after(said.directDepositLast4, before?.directDepositLast4),
      eQuickPayLast4: after(said.eQuickPayLast4, before?.eQuickPayLast4),
    }),
    contact: present({
      email: after(said.email, last?.contact.email),
      eNotification: after<boolean>(said.eNotification, last?.contact.eNotification),
      phones: phonesOf(said, last?.contact.phones ?? []),
    }),
    addresses: addressesOf(said, last?.addresses ?? []),
    customerPrivacy: said.customerPrivacy ?? last?.customerPrivacy ?? false,
  };
}

const after = <T>(said: T | null | undefined, last: T | undefined): T | undefined =>
  said === undefined ? last : (said ?? undefined);

function addressesOf(
  { addresses: said, fromCsv }: PersonImportRecord,
  last: readonly Address[],
): readonly Address[] {
  if (said === undefined) return last;
  if (said === null) return fromCsv ? last.filter((each) => each.type !== 'physical') : [];
  const named = (type: Address['type']) => said.find((each) => each.type === type);
  const kept = last.flatMap((each) => {
    const now = named(each.type);
    return now === undefined ? [each] : addressNow(now, each);
  });
  const added = said.filter((each) => !last.some(({ type }) => type === each.type));
  return [...kept, ...added.flatMap((each) => addressNow(each, undefined))];
}

function addressNow(said: ImportedAddress | RemovedAddress, last: Address | undefined): readonly Address[] {
  if (said.line1 === null) return [];
  const { type, line1, line2, city, state, zip } = said as ImportedAddress;
  const unmoved = last?.line1 === line1 && last.city === city && last.state === state && last.zip === zip;
  return [present({ type, line1, line2: after(line2, unmoved ? last.line2 : undefined), city, state, zip })];
}

type SaidPhone = ImportedPhone | RemovedPhone;

/** A phone is the same phone when number and type agree, otherwise when the number does: then its type changed. */
function phonesOf(said: PersonImportRecord, last: readonly Phone[]): readonly Phone[] {
  if (said.phones === null) return [];
  const entries = said.phones ?? [];
  const left = remaining(said, last);
  const added: Phone[] = [];
  const taken = new Set<Phone>();
  const exact = (entry: ImportedPhone) =>
    left.find((each) => !taken.has(each) && each.number === entry.number && each.type === entry.type);
  const replaced = new Map<Phone, Phone | undefined>();
  const pending: ImportedPhone[] = [];
  for (const entry of entries) {
    if (entry === null) continue;
    if (entry.type === null) {
      for (const each of left) if (each.number === entry.number) replaced.set(each, undefined);
      continue;
    }
    const known = exact(entry);
    if (known === undefined) pending.push(entry);
    else {
      taken.add(known);
      replaced.set(known, phoneNow(entry, known));
    }
  }
  for (const entry of pending) {
    const known = left.find((each) => !replaced.has(each) && each.number === entry.number);
    if (known === undefined) added.push(phoneNow(entry, undefined));
    else replaced.set(known, phoneNow(entry, known));
  }
  const now = [
    ...left.flatMap((each) => (replaced.has(each) ? (replaced.get(each) ?? []) : [each])),
    ...added,
  ];
  return said.fromCsv ? inPlaces(now, entries) : now;
}

/** CSV names phones by their places: what stands in one the next time takes the place of what stands there now. */
function inPlaces(now: readonly Phone[], entries: readonly (SaidPhone | null)[]): readonly Phone[] {
  const place = ({ number, type }: Phone) => {
    const at = entries.findIndex((each) => each?.number === number && each.type === type);
    return at < 0 ? entries.length : at;
  };
  return [...now].sort((a, b) => place(a) - place(b));
}

/**
 * The last record's phones without those that an empty place of the list removes, or, in CSV, another phone in their
 * place. One that is named again stays. The only place that a file has, empty, does not say which of several goes.
 */
function remaining({ phones, fromCsv }: PersonImportRecord, last: readonly Phone[]): readonly Phone[] {
  const entries = phones ?? [];
  const named = new Set(entries.flatMap((each: SaidPhone | null) => each?.number ?? []));
  const goes = (place: number) => {
    if (!fromCsv) return entries[place] === null;
    if (entries.includes(null)) return entries.length > 1 || last.length === 1;
    return place < entries.length;
  };
  return last.filter((each, place) => named.has(each.number) || !goes(place));
}

const phoneNow = ({ number, ext, type, textMessage }: ImportedPhone, known: Phone | undefined): Phone =>
  present({
    number,
    ext: after(ext, known?.ext),
    type,
    textMessage: after<boolean>(textMessage, known?.textMessage),
  });
