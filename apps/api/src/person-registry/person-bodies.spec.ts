import type { LinksDocument } from '#contexts/case-linking';
import type { PersonDocument, PersonHit, PersonRecord } from '#contexts/person-registry';
import { accountId, countyCode, linkId, personId } from '#kernel';
import { linkStateBody, listName, maskedSsn, personBody, personRow } from './person-bodies.js';

const losAngeles = countyCode('19');
const ana: PersonRecord = {
  identity: {
    firstName: 'Ana',
    middleName: 'M',
    lastName: 'García',
    ssn: '123456789',
    dateOfBirth: '1990-02-28',
    gender: 'Female',
  },
  contact: { email: 'ana@example.org', phones: [{ number: '2135550101', type: 'Cell' }] },
  addresses: [
    { type: 'mailing', line1: 'PO Box 7', city: 'Los Angeles', state: 'CA', zip: '90013' },
    {
      type: 'physical',
      line1: '1 Main St',
      line2: 'Apt 2',
      city: 'Los Angeles',
      state: 'CA',
      zip: '900121234',
    },
  ],
};
const role = { primaryApplicantOf: ['CalFresh' as const], permanentlyOutOfTheHome: false };
const document: PersonDocument = {
  customerPrivacy: true,
  contactChangedAt: '2026-05-04T17:00:00.000Z',
  cases: {
    B19A001: { county: '19', status: 'Active', programs: ['CalFresh'], role },
    B34A001: { county: '34', status: 'Closed', programs: [], role },
  },
  tags: { identity: [], contact: [] },
};
const hit: PersonHit = {
  personId: personId('P1'),
  person: {},
  customerPrivacy: false,
  caseNumbers: ['B19A001'],
  reasons: ['same SSN'],
  score: 100,
};
const link = (county: string): LinksDocument => ({
  linkId: linkId('l-2'),
  accountId: accountId('a-2'),
  personId: personId('P1'),
  links: [
    {
      linkId: linkId('l-1'),
      accountId: accountId('a-1'),
      personId: personId('P1'),
      how: 'automatic',
      linkedAt: '2026-01-01T00:00:00.000Z',
      decided: null,
      unlinked: {
        at: '2026-02-01T00:00:00.000Z',
        reason: 'suspected_fraud',
        county: countyCode(county),
        by: { kind: 'worker', id: 'w-1', county: countyCode(county) },
        note: null,
      },
    },
    {
      linkId: linkId('l-2'),
      accountId: accountId('a-2'),
      personId: personId('P1'),
      how: 'request',
      linkedAt: '2026-03-01T00:00:00.000Z',
      decided: null,
      unlinked: null,
    },
  ],
});
const shown = { personId: 'P1', county: losAngeles, person: ana, links: undefined, mayUnlink: true };

describe('a person in a list', () => {
  it('is named last name first, with what there is of middle name and suffix', () => {
    expect(listName({ ...ana.identity, suffix: 'Jr' })).toBe('García, Ana M Jr');
    expect(listName({ ...ana.identity, middleName: undefined })).toBe('García, Ana');
  });

  it('shows the last four digits of the Social Security Number and no others', () => {
    expect(maskedSsn('123456789')).toBe('***-**-6789');
    expect(maskedSsn(undefined)).toBeNull();
    expect(JSON.stringify(personRow(hit, ana, { dismissed: false }))).not.toContain('12345');
  });

  it('shows the physical address before the mailing address', () => {
    expect(personRow(hit, ana, { dismissed: false }).address).toBe(
      '1 Main St, Apt 2, Los Angeles, CA 90012-1234',
    );
    const mailed = { ...ana, addresses: ana.addresses.slice(0, 1) };
    expect(personRow(hit, mailed, { dismissed: false }).address).toBe('PO Box 7, Los Angeles, CA 90013');
  });

  it('has nothing personal once erased', () => {
    expect(personRow(hit, undefined, { dismissed: true })).toEqual({
      personId: 'P1',
      name: '[erased]',
      ssn: null,
      dateOfBirth: null,
      alienNumber: null,
      cin: null,
      address: null,
      customerPrivacy: false,
      caseNumbers: ['B19A001'],
      reasons: ['same SSN'],
      dismissed: true,
    });
  });
});

describe('a person', () => {
  it('has the cases of the own county; those elsewhere are only counted', () => {
    const body = personBody(document, shown);
    expect(body.cases.map((each) => each.caseNumber)).toEqual(['B19A001']);
    expect(body.casesInOtherCounties).toBe(1);
    expect(JSON.stringify(body)).not.toContain('B34A001');
  });

  it('never carries the whole Social Security Number', () => {
    const body = personBody(document, shown);
    expect(body.identity?.ssn).toBe('***-**-6789');
    expect(JSON.stringify(body)).not.toContain('123456789');
  });

  it('says when the Contact Detail was last changed, to be sent back with a save', () => {
    expect(personBody(document, shown).contact?.updatedAt).toBe('2026-05-04T17:00:00.000Z');
    const { contactChangedAt: _, ...untouched } = document;
    expect(personBody(untouched, shown).contact?.updatedAt).toBeNull();
  });

  it('has no identity, contact or address once erased', () => {
    expect(personBody(document, { ...shown, person: undefined })).toMatchObject({
      name: '[erased]',
      erased: true,
      identity: null,
      contact: null,
      addresses: [],
    });
  });
});

describe('the link of a person', () => {
  it('is the one that stands, beside those that ended', () => {
    expect(linkStateBody(link('19'), losAngeles)).toMatchObject({
      linked: true,
      accountId: 'a-2',
      since: '2026-03-01T00:00:00.000Z',
      history: [
        { accountId: 'a-1', unlinkReason: 'suspected_fraud' },
        { accountId: 'a-2', unlinkedAt: null },
      ],
    });
  });

  it('does not tell why another county ended one', () => {
    const [ended] = linkStateBody(link('34'), losAngeles).history;
    expect(ended).toMatchObject({ unlinkedAt: '2026-02-01T00:00:00.000Z', unlinkReason: null });
  });

  it('is not shown to who may not see links', () => {
    expect(personBody(document, shown)).toMatchObject({ link: null, allowedOnUnlink: [] });
  });

  it('can be undone by who may; where none stands the page only closes', () => {
    const linked = { ...shown, links: link('19') };
    expect(personBody(document, linked).allowedOnUnlink).toEqual(['unlink', 'cancel']);
    expect(personBody(document, { ...linked, mayUnlink: false }).allowedOnUnlink).toEqual(['cancel']);
    const never = { ...link('19'), linkId: null, accountId: null, links: [] };
    expect(personBody(document, { ...linked, links: never }).allowedOnUnlink).toEqual(['close']);
  });
});
