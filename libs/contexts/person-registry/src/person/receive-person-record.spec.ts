import { given } from '#engine/testing';
import { remember } from '#kernel';
import {
  ana,
  losAngeles,
  monday,
  plain,
  record,
  supervisor,
  tuesday,
  wednesday,
  worker,
} from '../../testing/index.js';
import type { PersonImportRecord } from '../import-record.js';
import type { ContactDetail } from '../values.js';
import { personDecider } from './decider.js';
import type { PersonEvent } from './events.js';
import type { ReceivePersonRecord } from './receive-person-record.js';

const receive = (changes: Partial<PersonImportRecord> = {}, at = tuesday): ReceivePersonRecord => ({
  kind: 'receive-person-record',
  personId: ana,
  record: record(changes),
  county: losAngeles,
  at,
});
const decide = (events: readonly PersonEvent[], command: Parameters<typeof personDecider.decide>[0]) =>
  personDecider.decide(command, given(personDecider, events).state);
const first = decide([], receive({}, monday));
const edit = (contact: ContactDetail) =>
  decide(first, { kind: 'change-contact', personId: ana, contact, by: worker, at: monday });
const stateOf = (events: readonly PersonEvent[]) => {
  const { state } = given(personDecider, events);
  if (state.kind !== 'known') throw new Error('expected a known person');
  return state;
};

describe('receiving a record of the system of record', () => {
  it('registers a person the first time, whole and with the cases', () => {
    expect(first.map(plain)).toEqual([
      {
        type: 'PersonRegistered',
        data: {
          personId: 'P1',
          record: {
            identity: {
              firstName: 'Ana',
              lastName: 'García',
              ssn: '123456789',
              dateOfBirth: '1990-02-28',
              gender: 'Female',
            },
            contact: { email: 'ana@example.org', phones: [{ number: '2135550101', type: 'Cell' }] },
            addresses: record().addresses,
          },
          customerPrivacy: false,
          at: monday,
        },
      },
      { type: 'PersonJoinedCase', data: { personId: 'P1', caseNumber: 'B19A001', at: monday } },
    ]);
  });

  it('does nothing for the same record again', () => {
    given(personDecider, first).when(receive()).thenNothing();
    given(personDecider, []).when(receive()).thenAgainNothing();
  });

  it('changes only the group that the source changed', () => {
    const events = decide(first, receive({ lastName: 'García López' }));
    expect(events.map((each) => each.type)).toEqual(['SourceRecordReceived', 'IdentityChanged']);
    expect(plain(events[1]!).data).toMatchObject({
      identity: { lastName: 'García López', ssn: '123456789' },
      changed: ['lastName'],
      origin: 'source',
    });
  });

  const whole: Partial<PersonImportRecord> = {
    middleName: 'Luz',
    suffix: 'Jr',
    cin: '91234567A',
    alienNumber: 'A1',
    webId: 'W1',
    directDepositLast4: '1234',
    eQuickPayLast4: '4321',
    eNotification: true,
  };
  const known = decide([], receive(whole, monday));

  it.each<[keyof PersonImportRecord]>([
    ['middleName'],
    ['suffix'],
    ['ssn'],
    ['cin'],
    ['alienNumber'],
    ['email'],
    ['eNotification'],
    ['phones'],
    ['addresses'],
    ['webId'],
    ['directDepositLast4'],
    ['eQuickPayLast4'],
    ['cases'],
    ['customerPrivacy'],
  ])('leaves %s as it is when the record does not name it', (member) => {
    given(personDecider, known)
      .when(receive({ ...whole, [member]: undefined }))
      .thenNothing();
  });

  it.each<[keyof PersonImportRecord & keyof ReturnType<typeof stateOf>['identity']]>([
    ['middleName'],
    ['suffix'],
    ['ssn'],
    ['cin'],
    ['alienNumber'],
    ['webId'],
    ['directDepositLast4'],
    ['eQuickPayLast4'],
  ])('removes %s when the record says null, once', (member) => {
    const wish = receive({ ...whole, [member]: null });
    expect(stateOf([...known, ...decide(known, wish)]).identity).not.toHaveProperty(member);
    given(personDecider, known).when(wish).thenAgainNothing();
  });

  it('removes the e-mail address, E-Notification and all addresses when the record says null', () => {
    const wish = receive({ ...whole, email: null, eNotification: null, addresses: null });
    const { contact, addresses } = stateOf([...known, ...decide(known, wish)]);
    expect([contact.email, contact.eNotification, addresses]).toEqual([undefined, undefined, []]);
  });

  it('leaves an address of a type that the record does not name, and removes the one that it names so', () => {
    const [physical] = record().addresses!;
    const mailing = {
      type: 'mailing',
      line1: 'PO Box 1',
      city: 'Fresno',
      state: 'CA',
      zip: '93721',
    } as const;
    const both = decide([], receive({ addresses: [physical!, mailing] }, monday));
    given(personDecider, both)
      .when(receive({ addresses: [physical!] }))
      .thenNothing();
    const gone = receive({ addresses: [{ type: 'mailing', line1: null }] });
    expect(stateOf([...both, ...decide(both, gone)]).addresses).toEqual([physical]);
  });

  it('leaves the second line of an address that is the same, not of another one', () => {
    const flat = {
      type: 'physical',
      line1: '1 Main St',
      city: 'Los Angeles',
      state: 'CA',
      zip: '90012',
    } as const;
    const before = decide([], receive({ addresses: [{ ...flat, line2: 'Apt 4' }] }, monday));
    given(personDecider, before)
      .when(receive({ addresses: [flat] }))
      .thenNothing();
    const moved = receive({ addresses: [{ ...flat, line1: '2 Oak' }] });
    expect(stateOf([...before, ...decide(before, moved)]).addresses).toEqual([{ ...flat, line1: '2 Oak' }]);
    const none = receive({ addresses: [{ ...flat, line2: null }] });
    expect(stateOf([...before, ...decide(before, none)]).addresses).toEqual([flat]);
  });

  it('lifts Customer Privacy for an explicit false only, and says in which county', () => {
    const secret = decide([], receive({ customerPrivacy: true }, monday));
    given(personDecider, secret)
      .when(receive({ customerPrivacy: undefined }))
      .thenNothing();
    const lift = receive({ customerPrivacy: false });
    expect(decide(secret, lift)[1]).toEqual({
      type: 'CustomerPrivacyChanged',
      data: { personId: 'P1', active: false, origin: 'source', county: '19', at: tuesday },
    });
    given(personDecider, secret).when(lift).thenAgainNothing();
    expect(stateOf([...secret, ...decide(secret, lift)])).toMatchObject({
      customerPrivacy: false,
      openLifts: [{ at: tuesday, county: losAngeles }],
    });
  });

  it('lets a worker’s own edit win over what the source changed, and lists it', () => {
    const edited = [
      ...first,
      ...edit({ email: 'new@example.org', phones: [{ number: '2135550101', type: 'Cell' }] }),
    ];
    const events = decide(edited, receive({ email: 'other@example.org', middleName: 'Luz' }));
    expect(events.map((each) => each.type)).toEqual(['SourceRecordReceived', 'IdentityChanged']);
    expect(events[0]!.data).toMatchObject({ kept: ['email'] });
    expect(stateOf([...edited, ...events]).contact.email).toBe('new@example.org');
    given(personDecider, edited)
      .when(receive({ email: 'other@example.org', middleName: 'Luz' }))
      .thenAgainNothing();
  });

  it('says nothing of a worker’s edit that the source does not touch', () => {
    const edited = [...first, ...edit({ email: 'new@example.org', phones: [] })];
    given(personDecider, edited).when(receive()).thenNothing();
  });

  it('finds nothing to keep when the source comes to say what the worker entered', () => {
    const edited = [
      ...first,
      ...edit({ email: 'new@example.org', phones: [{ number: '2135550101', type: 'Cell' }] }),
    ];
    const events = decide(edited, receive({ email: 'new@example.org' }));
    expect(events.map((each) => each.type)).toEqual(['SourceRecordReceived']);
    expect(events[0]!.data).toMatchObject({ kept: [] });
  });

  it('tells the old e-mail address of a change', () => {
    const events = decide(first, receive({ email: 'new@example.org' }));
    expect(plain(events[1]!)).toMatchObject({
      type: 'ContactChanged',
      data: { changed: ['email'], formerEmail: { address: 'ana@example.org' }, customerPrivacy: false },
    });
  });

  it('tells nobody when Customer Privacy is active, or becomes active with the change', () => {
    const events = decide(first, receive({ email: 'new@example.org', customerPrivacy: true }));
    expect(events.map((each) => each.type)).toEqual([
      'SourceRecordReceived',
      'CustomerPrivacyChanged',
      'ContactChanged',
    ]);
    expect(events[2]!.data).toMatchObject({ customerPrivacy: true, county: '19' });
    expect(events[2]!.data).not.toHaveProperty('formerEmail');
  });

  it('leaves what a supervisor said of Customer Privacy until the source changes its word', () => {
    const set = [
      ...first,
      ...decide(first, {
        kind: 'set-customer-privacy',
        personId: ana,
        active: true,
        by: supervisor,
        at: monday,
      }),
    ];
    given(personDecider, set).when(receive()).thenNothing();
    const events = decide(set, receive({ firstName: 'Anna' }));
    expect(stateOf([...set, ...events]).customerPrivacy).toBe(true);
  });

  it('follows moves: an address of a type replaces the one of that type', () => {
    const addresses = [
      { type: 'physical', line1: '2 Oak', city: 'Fresno', state: 'CA', zip: '93721' },
    ] as const;
    const events = decide(first, receive({ addresses }));
    expect(plain(events[1]!)).toMatchObject({
      type: 'AddressesChanged',
      data: { addresses: { list: addresses } },
    });
  });

  it('joins and leaves cases that are named, leaves the absent, and takes off all for null', () => {
    const joined = [...first, ...decide(first, receive({ cases: [{ ...caseNamed('B34C002') }] }))];
    expect(stateOf(joined).cases).toEqual(['B19A001', 'B34C002']);
    const left = decide(joined, receive({ cases: [{ caseNumber: 'B19A001', status: null }] }, wednesday));
    expect(stateOf([...joined, ...left]).cases).toEqual(['B34C002']);
    const all = decide(joined, receive({ cases: null }, wednesday));
    expect(stateOf([...joined, ...all]).cases).toEqual([]);
    given(personDecider, joined)
      .when(receive({ cases: null }))
      .thenAgainNothing();
    given(personDecider, joined)
      .when(receive({ cases: undefined }))
      .thenNothing();
  });

  it('refuses a person whose data was erased', () => {
    const registered = structuredClone(first[0]!);
    if (registered.type === 'PersonRegistered') remember(registered.data.record, 'erased');
    given(personDecider, [registered]).when(receive()).thenRefused('person_erased');
  });
});

const caseNamed = (caseNumber: string) => ({
  caseNumber,
  county: '34',
  status: 'Active' as const,
  programs: [],
});

describe('phones of a record', () => {
  const phonesAfter = (
    phones: PersonImportRecord['phones'],
    before = first,
    more: Partial<PersonImportRecord> = {},
  ) => stateOf([...before, ...decide(before, receive({ phones, ...more }))]).contact.phones;
  const cell = { number: '2135550101', type: 'Cell' } as const;
  const home = { number: '2135550102', type: 'Home' } as const;

  it.each([
    ['an absent list leaves them', undefined, [cell]],
    ['an absent phone is left', [home], [cell, home]],
    ['a phone that is null at its place is removed', [null, home], [home]],
    ['a phone that is named with a null type is removed', [{ number: '2135550101', type: null }], []],
    ['null removes all', null, []],
    [
      'another type for the same number replaces it',
      [{ ...cell, type: 'Main' as const }],
      [{ ...cell, type: 'Main' }],
    ],
    [
      'one number may have two types',
      [cell, { ...cell, type: 'Home' as const }],
      [cell, { ...cell, type: 'Home' }],
    ],
  ] as const)('%s', (_title, phones, expected) => {
    expect(phonesAfter(phones)).toEqual(expected);
  });

  it('keeps what only a worker enters when the source changes the type', () => {
    const edited = [...first, ...edit({ email: 'ana@example.org', phones: [{ ...cell, ivrConsent: true }] })];
    expect(phonesAfter([{ ...cell, type: 'Main' }], edited)).toEqual([
      { number: '2135550101', type: 'Main', ivrConsent: true },
    ]);
  });

  it('keeps a phone that a worker changed when the source removes it, and says so', () => {
    const edited = [...first, ...edit({ email: 'ana@example.org', phones: [{ ...cell, type: 'Work' }] })];
    const events = decide(edited, receive({ phones: null }));
    expect(events[0]!.data).toMatchObject({ kept: ['phones'] });
    expect(stateOf([...edited, ...events]).contact.phones).toEqual([{ ...cell, type: 'Work' }]);
  });

  it.each([
    ['an empty place beside a named one leaves that one', [null, home], [cell, home], [home]],
    [
      'an empty place removes all that are not named',
      [cell, null],
      [cell, home, { ...home, type: 'Work' }],
      [cell],
    ],
    [
      'another number in a place takes the place of the one that stood there',
      [{ ...cell, number: '2135550999' }, home],
      [cell, home],
      [{ ...cell, number: '2135550999' }, home],
    ],
    [
      'so does another one in the second place, whatever its type',
      [cell, home],
      [cell, { ...home, type: 'Work', number: '2135550103' }],
      [cell, home],
    ],
    ['places that change hands are the same phones', [home, cell], [cell, home], [home, cell]],
    [
      'what has no place in the file stays',
      [home, cell],
      [cell, home, { ...home, type: 'Work', number: '2135550103' }],
      [home, cell, { ...home, type: 'Work', number: '2135550103' }],
    ],
    [
      'another number in the only place leaves the phone that the file has no place for',
      [{ ...cell, number: '2135550999' }],
      [cell, home],
      [{ ...cell, number: '2135550999' }, home],
    ],
    ['the only place, empty, removes the only phone', [null], [cell], []],
    ['the only place, empty, does not say which of several', [null], [cell, home], [cell, home]],
  ] as [string, PersonImportRecord['phones'], PersonImportRecord['phones'], unknown][])(
    'in CSV: %s, and the same again changes nothing',
    (_title, phones, before, expected) => {
      const had = decide([], receive({ phones: before }, monday));
      const wish = receive({ phones, fromCsv: true });
      const byNumber = (list: unknown) =>
        [...(list as { number: string }[])].sort((a, b) => a.number.localeCompare(b.number));
      expect(byNumber(phonesAfter(phones, had, { fromCsv: true }))).toEqual(byNumber(expected));
      given(personDecider, had).when(wish).thenAgainNothing();
    },
  );

  it('in CSV: a number that changes again and again leaves none of the former ones', () => {
    const numbers = ['2135550201', '2135550202', '2135550203'];
    let events = decide([], receive({ phones: [cell, home], fromCsv: true }, monday));
    for (const number of numbers)
      events = [
        ...events,
        ...decide(events, receive({ phones: [{ ...cell, number }, home], fromCsv: true })),
      ];
    expect(stateOf(events).contact.phones).toEqual([home, { ...cell, number: '2135550203' }]);
  });

  it('does not take away what CSV cannot say', () => {
    const said = { ...cell, ext: '12', textMessage: true as const };
    const mailing = {
      type: 'mailing',
      line1: 'PO Box 1',
      city: 'Fresno',
      state: 'CA',
      zip: '93721',
    } as const;
    const physical = record().addresses![0]!;
    const before = decide([], receive({ phones: [said], addresses: [physical, mailing] }));
    const events = decide(before, receive({ phones: [cell], addresses: [physical], fromCsv: true }));
    expect(events).toEqual([]);
  });
});
