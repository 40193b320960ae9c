import type {
  ImportedAddress,
  ImportedCase,
  ImportedPhone,
  ImportedProgram,
  PersonImportRecord,
  RemovedAddress,
  RemovedCase,
  RemovedPhone,
} from '../import-record.js';
import { present } from '../same.js';
import {
  caseStatuses,
  childSupportRoles,
  genders,
  type PhoneType,
  phoneTypes,
  programKinds,
} from '../values.js';
import { clearableMark, type Fault, Fields, isObject, oneOf, trueOrFalse } from './checks.js';
import * as rules from './field-rules.js';

export type Parsed<T> = { readonly record: T } | { readonly faults: readonly Fault[] };

export interface ParseOptions {
  /** `YYYY-MM-DD`: nobody is born after it. */
  readonly today?: string;
}

const recordFields = [
  ...['personId', 'firstName', 'middleName', 'lastName', 'suffix', 'ssn', 'cin', 'alienNumber'],
  ...['dateOfBirth', 'gender', 'email', 'eNotification', 'phones', 'addresses', 'customerPrivacy'],
  ...['webId', 'directDepositLast4', 'eQuickPayLast4', 'cases'],
];

/** Checks one record against the fixed format of rule P9; names every field that breaks a rule. */
export function parseRecord(value: unknown, options: ParseOptions = {}): Parsed<PersonImportRecord> {
  if (!isObject(value)) return { faults: [{ field: '', reason: 'must be one JSON object' }] };
  const faults: Fault[] = [];
  const fields = new Fields(value, '', faults);
  fields.only(recordFields);
  const record: PersonImportRecord = present({
    personId: fields.required('personId', rules.personIdRule),
    firstName: fields.required('firstName', rules.nameRule),
    middleName: optionalText(fields, value, 'middleName'),
    lastName: fields.required('lastName', rules.nameRule),
    suffix: optionalText(fields, value, 'suffix'),
    ssn: fields.clearable('ssn', rules.ssnRule),
    cin: fields.clearable('cin', rules.cinRule),
    alienNumber: fields.clearable('alienNumber', rules.alienNumberRule),
    dateOfBirth: fields.required('dateOfBirth', rules.birthRule(options.today)),
    gender: fields.required('gender', oneOf(genders)),
    email: fields.clearable('email', rules.emailRule),
    eNotification: fields.clearable('eNotification', clearableMark),
    phones: value.phones === null ? null : phonesOf(fields),
    addresses: value.addresses === null ? null : addressesOf(fields),
    customerPrivacy: fields.optional('customerPrivacy', trueOrFalse),
    webId: fields.clearable('webId', rules.webIdRule),
    directDepositLast4: fields.clearable('directDepositLast4', rules.last4Rule),
    eQuickPayLast4: fields.clearable('eQuickPayLast4', rules.last4Rule),
    cases: value.cases === null ? null : casesOf(fields),
  });
  return faults.length > 0 ? { faults } : { record };
}

/** An empty middle name or suffix says that there is none. */
const optionalText = (fields: Fields, value: Record<string, unknown>, field: string) =>
  value[field] === '' ? null : fields.clearable(field, rules.nameRule);

/** A missing number or type has its fault already. */
export function checkPhone(phone: Fields, number: string | undefined, type: PhoneType | undefined): void {
  const why = number && type && rules.phoneOfType(number, type);
  if (why) phone.fault('number', why);
}

function phonesOf(fields: Fields): PersonImportRecord['phones'] {
  const seen = new Set<string>();
  return fields.list('phones', 20, (entry, place): ImportedPhone | RemovedPhone | null => {
    if (entry === null) return null;
    const phone = fields.within(entry, place);
    if (phone === undefined) return null;
    phone.only(['number', 'ext', 'type', 'textMessage']);
    const number = phone.required('number', rules.phoneRule);
    if ((entry as { type?: unknown }).type === null) return { number, type: null };
    const type = phone.required('type', oneOf(phoneTypes));
    checkPhone(phone, number, type);
    if (seen.has(`${number} ${type}`)) phone.fault('number', 'stands twice in this record');
    seen.add(`${number} ${type}`);
    const ext = phone.clearable('ext', rules.extensionRule);
    return present({ number, ext, type, textMessage: phone.clearable('textMessage', clearableMark) });
  });
}

function addressesOf(fields: Fields): PersonImportRecord['addresses'] {
  const seen = new Set<string>();
  const list = fields.list('addresses', 2, (entry, place): ImportedAddress | RemovedAddress | undefined => {
    const address = fields.within(entry, place);
    if (address === undefined) return undefined;
    address.only(['type', 'line1', 'line2', 'city', 'state', 'zip']);
    const type = address.required('type', oneOf(['physical', 'mailing'] as const));
    if (seen.has(type)) address.fault('type', 'stands twice in this record');
    seen.add(type);
    if ((entry as { line1?: unknown }).line1 === null) return { type, line1: null };
    return present({
      type,
      line1: address.required('line1', rules.lineRule),
      line2: (entry as { line2?: unknown }).line2 === '' ? null : address.clearable('line2', rules.lineRule),
      city: address.required('city', rules.lineRule),
      state: address.required('state', rules.stateRule),
      zip: address.required('zip', rules.zipRule),
    });
  });
  return list?.filter((each) => each !== undefined);
}

function casesOf(fields: Fields): PersonImportRecord['cases'] {
  const seen = new Set<string>();
  const list = fields.list('cases', 200, (entry, place): ImportedCase | RemovedCase | undefined => {
    if (entry === null)
      return fields.fault(
        place,
        'name the case to take the person off it: {"caseNumber": …, "status": null}',
      );
    const each = fields.within(entry, place);
    if (each === undefined) return undefined;
    each.only([
      ...['caseNumber', 'county', 'status', 'programs'],
      ...['permanentlyOutOfTheHome', 'childSupportRole', 'movedFrom'],
    ]);
    const caseNumber = each.required('caseNumber', rules.caseNumberRule);
    if (seen.has(caseNumber)) each.fault('caseNumber', 'stands twice in this record');
    seen.add(caseNumber);
    if ((entry as { status?: unknown }).status === null) return { caseNumber, status: null };
    return present({
      caseNumber,
      county: each.required('county', rules.countyRule),
      status: each.required('status', oneOf(caseStatuses)),
      programs: programsOf(each),
      permanentlyOutOfTheHome: each.clearable('permanentlyOutOfTheHome', clearableMark),
      childSupportRole: each.clearable('childSupportRole', oneOf(childSupportRoles)),
      movedFrom: each.optional('movedFrom', rules.countyRule),
    });
  });
  return list?.filter((each) => each !== undefined);
}

function programsOf(fields: Fields): readonly ImportedProgram[] {
  const seen = new Set<string>();
  const list = fields.list('programs', programKinds.length, (entry, place): ImportedProgram | undefined => {
    const program = fields.within(entry, place);
    if (program === undefined) return undefined;
    program.only(['kind', 'status', 'worker', 'primaryApplicant']);
    const kind = program.required('kind', oneOf(programKinds));
    if (seen.has(kind)) program.fault('kind', 'stands twice in this case');
    seen.add(kind);
    return present({
      kind,
      status: program.required('status', oneOf(caseStatuses)),
      worker: program.clearable('worker', rules.workerRule),
      primaryApplicant: program.clearable('primaryApplicant', clearableMark),
    });
  });
  return (list ?? []).filter((each) => each !== undefined);
}
