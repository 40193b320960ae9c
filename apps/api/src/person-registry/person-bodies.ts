import { allowedOnUnlink, type LinksDocument } from '#contexts/case-linking';
import type {
  Address,
  CaseRole,
  ContactDetail,
  Identity,
  PersonDocument,
  PersonHit,
  PersonRecord,
  Phone,
} from '#contexts/person-registry';
import type { CountyCode } from '#kernel';
import type {
  AddressBody,
  CaseOfPersonBody,
  CaseRoleBody,
  ContactBody,
  IdentityBody,
  LinkStateBody,
  PersonResponse,
  PersonRow,
  PhoneBody,
} from './persons.response.js';

export const erasedName = '[erased]';

/** The last four digits; revealing the whole number is a recorded act of its own. */
export const maskedSsn = (ssn: string | undefined): string | null =>
  ssn === undefined ? null : `***-**-${ssn.slice(-4)}`;

/** "Last, First Middle Suffix", for lists. */
export function listName({ firstName, middleName, lastName, suffix }: Identity): string {
  return `${lastName}, ${[firstName, middleName, suffix].filter(Boolean).join(' ')}`;
}

const oneLine = ({ line1, line2, city, state, zip }: Address): string =>
  `${[line1, line2, city].filter(Boolean).join(', ')}, ${state} ${zip.length === 9 ? `${zip.slice(0, 5)}-${zip.slice(5)}` : zip}`;

/** The physical address, otherwise whatever there is. */
function shownAddress(addresses: readonly Address[]): string | null {
  const address = addresses.find((each) => each.type === 'physical') ?? addresses[0];
  return address === undefined ? null : oneLine(address);
}

/** One row of Select Person; `person` is undefined when erased. */
export function personRow(
  hit: PersonHit,
  person: PersonRecord | undefined,
  { dismissed }: { readonly dismissed: boolean },
): PersonRow {
  return {
    personId: hit.personId,
    name: person ? listName(person.identity) : erasedName,
    ssn: maskedSsn(person?.identity.ssn),
    dateOfBirth: person?.identity.dateOfBirth ?? null,
    alienNumber: person?.identity.alienNumber ?? null,
    cin: person?.identity.cin ?? null,
    address: person ? shownAddress(person.addresses) : null,
    customerPrivacy: hit.customerPrivacy,
    caseNumbers: [...hit.caseNumbers],
    reasons: [...hit.reasons],
    dismissed,
  };
}

interface Shown {
  readonly personId: string;
  readonly county: CountyCode;
  /** Undefined when erased. */
  readonly person: PersonRecord | undefined;
  /** Undefined for a caller who may not see links. */
  readonly links: LinksDocument | undefined;
  /** The right, narrowed by the county's setting. */
  readonly mayUnlink: boolean;
}

/** A person as a worker of this county sees one: cases elsewhere only as a number. */
export function personBody(
  document: PersonDocument,
  { personId, county, person, links, mayUnlink }: Shown,
): PersonResponse {
  const cases = Object.entries(document.cases);
  const own = cases.filter(([, each]) => each.county === county);
  return {
    personId,
    name: person ? `${person.identity.firstName} ${person.identity.lastName}` : erasedName,
    erased: person === undefined,
    identity: person ? identityBody(person.identity) : null,
    addresses: (person?.addresses ?? []).map(addressBody),
    contact: person ? contactBody(person.contact, document) : null,
    customerPrivacy: document.customerPrivacy,
    cases: own.map(
      ([caseNumber, { status, programs, role }]): CaseOfPersonBody => ({
        caseNumber,
        status,
        programs: [...programs],
        ...roleBody(role),
      }),
    ),
    casesInOtherCounties: cases.length - own.length,
    link: links ? linkStateBody(links, county) : null,
    allowedOnUnlink: links ? [...allowedOnUnlink(links.linkId !== null, mayUnlink)] : [],
  };
}

const identityBody = (identity: Identity): IdentityBody => ({
  firstName: identity.firstName,
  middleName: identity.middleName ?? null,
  lastName: identity.lastName,
  suffix: identity.suffix ?? null,
  ssn: maskedSsn(identity.ssn),
  cin: identity.cin ?? null,
  alienNumber: identity.alienNumber ?? null,
  dateOfBirth: identity.dateOfBirth,
  gender: identity.gender,
  webId: identity.webId ?? null,
  directDepositLast4: identity.directDepositLast4 ?? null,
  eQuickPayLast4: identity.eQuickPayLast4 ?? null,
});

const addressBody = ({ type, line1, line2, city, state, zip }: Address): AddressBody => ({
  type,
  line1,
  line2: line2 ?? null,
  city,
  state,
  zip,
});

const contactBody = (
  contact: ContactDetail,
  { ivrPinUpdatedOn, contactChangedAt }: PersonDocument,
): ContactBody => ({
  email: contact.email ?? null,
  allowEmailReminder: contact.allowEmailReminder ?? false,
  eNotification: contact.eNotification ?? false,
  emailStatus: contact.emailStatus ?? null,
  customerId: contact.customerId ?? null,
  voicePrint: contact.voicePrint ?? false,
  ivrPinUpdatedOn: ivrPinUpdatedOn ?? null,
  phones: contact.phones.map(phoneBody),
  updatedAt: contactChangedAt ?? null,
});

const phoneBody = (phone: Phone): PhoneBody => ({
  number: phone.number,
  ext: phone.ext ?? null,
  type: phone.type,
  ivrConsent: phone.ivrConsent ?? false,
  textMessage: phone.textMessage ?? false,
  textMessageStatus: phone.textMessageStatus ?? null,
});

export const roleBody = (role: CaseRole): CaseRoleBody => ({
  primaryApplicantOf: [...role.primaryApplicantOf],
  permanentlyOutOfTheHome: role.permanentlyOutOfTheHome,
  childSupportRole: role.childSupportRole ?? null,
});

/** Links cover all counties; why another county ended one is not told. */
export function linkStateBody(
  { linkId, accountId, links }: LinksDocument,
  county: CountyCode,
): LinkStateBody {
  const standing = links.find((each) => each.linkId === linkId && each.unlinked === null);
  return {
    linked: linkId !== null,
    accountId,
    since: standing?.linkedAt ?? null,
    history: links.map((each) => ({
      accountId: each.accountId,
      how: each.how,
      linkedAt: each.linkedAt,
      unlinkedAt: each.unlinked?.at ?? null,
      unlinkReason: each.unlinked?.county === county ? each.unlinked.reason : null,
    })),
  };
}
