import type { SourceRecord } from './events.js';
import type { ImportedPhone, PersonImportRecord } from './import-record.js';
import { present } from './same.js';
import type { Address, Phone } from './values.js';

/**
 * What the system of record says now: its new record, with what that record leaves unsaid taken from its last one
 * (spec 10: absent is left, `null` is removed).
 */
export function sourceRecord(said: PersonImportRecord, last: SourceRecord | undefined): SourceRecord {
  const { firstName, middleName, lastName, suffix, ssn, cin, alienNumber, dateOfBirth, gender } = said;
  const { webId, directDepositLast4, eQuickPayLast4, email, eNotification } = said;
  return {
    identity: present({
      firstName,
      middleName,
      lastName,
      suffix,
      ssn,
      cin,
      alienNumber,
      dateOfBirth,
      gender,
      webId,
      directDepositLast4,
      eQuickPayLast4,
    }),
    contact: present({ email, eNotification, phones: phonesOf(said, last?.contact.phones ?? []) }),
    addresses: addressesOf(said, last?.addresses ?? []),
    customerPrivacy: said.customerPrivacy ?? false,
  };
}

function addressesOf(said: PersonImportRecord, last: readonly Address[]): readonly Address[] {
  if (said.addresses === undefined && !said.fromCsv) return last;
  const list = said.addresses ?? [];
  return said.fromCsv ? [...list, ...last.filter((each) => each.type === 'mailing')] : list;
}

/** A phone is the same phone when number and type agree, otherwise when the number does: then its type changed. */
function phonesOf(said: PersonImportRecord, last: readonly Phone[]): readonly Phone[] {
  if (said.phones === null) return [];
  const entries = said.phones ?? [];
  const removed = new Set(entries.flatMap((each, place) => (each === null ? (last[place] ?? []) : [])));
  const left = last.filter((each) => !removed.has(each));
  const added: Phone[] = [];
  const taken = new Set<Phone>();
  const exact = (entry: ImportedPhone) =>
    left.find((each) => !taken.has(each) && each.number === entry.number && each.type === entry.type);
  const statements = entries.filter((each) => each !== null);
  const replaced = new Map<Phone, Phone | undefined>();
  const pending: ImportedPhone[] = [];
  for (const entry of statements) {
    if (entry.type === null) {
      for (const each of left) if (each.number === entry.number) replaced.set(each, undefined);
      continue;
    }
    const known = exact(entry);
    if (known === undefined) pending.push(entry);
    else {
      taken.add(known);
      replaced.set(known, stated(entry, known, said));
    }
  }
  for (const entry of pending) {
    const known = left.find((each) => !replaced.has(each) && each.number === entry.number);
    if (known === undefined) added.push(stated(entry, undefined, said));
    else replaced.set(known, stated(entry, known, said));
  }
  return [...left.flatMap((each) => (replaced.has(each) ? (replaced.get(each) ?? []) : [each])), ...added];
}

const stated = (
  { number, ext, type, textMessage }: ImportedPhone,
  known: Phone | undefined,
  said: PersonImportRecord,
): Phone =>
  present(
    said.fromCsv
      ? { number, type, ext: known?.ext, textMessage: known?.textMessage }
      : { number, ext, type, textMessage },
  );
