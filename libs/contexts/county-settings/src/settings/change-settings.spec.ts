import { given } from '#engine/testing';
import { countyCode, InvalidInput, seal } from '#kernel';
import type { CountyRules, CountySettings } from '../values.js';
import type { ChangeSettings } from './change-settings.js';
import type { CountyContact } from './county-contact.js';
import { countySettingsDecider } from './decider.js';
import { type CountySettingsEvent, countySubject } from './events.js';
import { defaultSettings } from './state.js';

const county = countyCode('19');
const at = '2026-05-01T17:00:00.000Z';
const change = (changes: Partial<CountySettings>, reason = 'agreed with the board'): ChangeSettings => ({
  kind: 'change',
  county,
  changes,
  reason,
  at,
});
const changed = (from: Partial<CountyRules>, to: Partial<CountyRules>): CountySettingsEvent => ({
  type: 'CountySettingsChanged',
  data: { county, from, to, reason: seal(countySubject(county), { text: 'agreed with the board' }), at },
});

test('a change records only what differs, from what to what', () => {
  given(countySettingsDecider)
    .when(change({ twoWayMessaging: true, actionDays: 10, coolOffHours: 48 }))
    .then([
      changed({ twoWayMessaging: false, coolOffHours: 24 }, { twoWayMessaging: true, coolOffHours: 48 }),
    ]);
});

test('what holds already is no change, and the same change again is nothing more', () => {
  given(countySettingsDecider)
    .when(change({ ...defaultSettings }))
    .thenNothing();
  given(countySettingsDecider)
    .when(change({ holidays: ['2026-12-24'], unlinkRoles: ['supervisor'] }))
    .thenAgainNothing();
});

test('a later change starts from the earlier one and leaves the rest alone', () => {
  const { state, when } = given(countySettingsDecider, [changed({ actionDays: 10 }, { actionDays: 20 })]);
  expect(state).toEqual({ ...defaultSettings, actionDays: 20 });
  when(change({ actionDays: 5 })).then([changed({ actionDays: 20 }, { actionDays: 5 })]);
});

test('lists are kept in one order without repeats, so that order alone is no change', () => {
  given(countySettingsDecider)
    .when(change({ unlinkRoles: ['supervisor', 'worker', 'worker'] }))
    .thenNothing();
  given(countySettingsDecider)
    .when(change({ holidays: ['2026-12-25', '2026-01-01', '2026-12-25'] }))
    .then([changed({ holidays: defaultSettings.holidays }, { holidays: ['2026-01-01', '2026-12-25'] })]);
});

describe('who may unlink', () => {
  test('can be narrowed to supervisors', () => {
    given(countySettingsDecider)
      .when(change({ unlinkRoles: ['supervisor'] }))
      .then([changed({ unlinkRoles: ['worker', 'supervisor'] }, { unlinkRoles: ['supervisor'] })]);
  });

  test('can be opened again as far as the product goes', () => {
    given(countySettingsDecider, [
      changed({ unlinkRoles: ['worker', 'supervisor'] }, { unlinkRoles: ['supervisor'] }),
    ])
      .when(change({ unlinkRoles: ['worker', 'supervisor'] }))
      .then([changed({ unlinkRoles: ['supervisor'] }, { unlinkRoles: ['worker', 'supervisor'] })]);
  });

  test('can never be widened', () => {
    const roles = ['worker', 'customer', 'partner'] as unknown as CountySettings['unlinkRoles'];
    given(countySettingsDecider)
      .when(change({ unlinkRoles: roles }))
      .thenRefused(
        'right_widened',
        'A county can narrow who may unlink, not widen it: choose among workers and supervisors, without customer, partner.',
      );
  });

  test('can never be nobody', () => {
    given(countySettingsDecider)
      .when(change({ unlinkRoles: [] }))
      .thenRefused('nobody_may_unlink');
  });
});

function fieldsRefused(command: ChangeSettings): readonly string[] {
  try {
    countySettingsDecider.decide(command, defaultSettings);
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors.map(({ field }) => field);
    throw error;
  }
  return [];
}

test.each([
  ['replyBusinessDays', 1, 30],
  ['actionDays', 1, 90],
  ['verificationCodeMinutes', 5, 1_440],
  ['coolOffHours', 0, 168],
  ['caseLinkSlaBusinessDays', 1, 60],
  ['documentsPerAction', 1, 20],
] as const)('%s is a whole number from %i to %i', (field, least, most) => {
  for (const fine of [least, most]) expect(fieldsRefused(change({ [field]: fine }))).toEqual([]);
  for (const wrong of [least - 1, most + 1, least + 0.5, Number.NaN, '7'])
    expect(fieldsRefused(change({ [field]: wrong }))).toEqual([field]);
});

test('everything that is wrong is named at once', () => {
  const wrong = {
    twoWayMessaging: 'yes',
    actionDays: 0,
    holidays: ['2026-02-30'],
    mandatoryReasons: ['settings:edit'],
  } as unknown as Partial<CountySettings>;
  expect(new Set(fieldsRefused(change(wrong, '  ')))).toEqual(
    new Set(['twoWayMessaging', 'actionDays', 'holidays', 'mandatoryReasons', 'reason']),
  );
});

test('a reason is mandatory and has an end', () => {
  expect(fieldsRefused(change({ actionDays: 5 }, ''))).toEqual(['reason']);
  expect(fieldsRefused(change({ actionDays: 5 }, 'x'.repeat(501)))).toEqual(['reason']);
  expect(fieldsRefused(change({ actionDays: 5 }, 'x'.repeat(500)))).toEqual([]);
});

test('holidays have an end', () => {
  const dates = (count: number) =>
    Array.from({ length: count }, (_, n) => `2026-01-${String((n % 28) + 1).padStart(2, '0')}`);
  expect(fieldsRefused(change({ holidays: dates(200) }))).toEqual([]);
  expect(fieldsRefused(change({ holidays: dates(201) }))).toEqual(['holidays']);
});

test('the reason is never in clear in the event', () => {
  const [event] = countySettingsDecider.decide(
    change({ actionDays: 5 }, 'asked by M. Ortiz'),
    defaultSettings,
  );
  expect(JSON.stringify(event)).not.toContain('Ortiz');
});

describe('how customers reach the county', () => {
  const contact: CountyContact = {
    phone: '2135550117',
    address: { en: '12 Main St\nLos Angeles, CA 90012', es: '12 Main St\nLos Angeles, CA 90012' },
    hours: { en: 'Monday to Friday, 8 AM to 5 PM', es: 'De lunes a viernes, de 8 a. m. a 5 p. m.' },
  };
  const none: CountyContact = { phone: null, address: null, hours: null };
  const reached = (from: CountyContact, to: CountyContact): CountySettingsEvent => ({
    type: 'CountyContactChanged',
    data: { county, from, to, reason: seal(countySubject(county), { text: 'agreed with the board' }), at },
  });

  test('is kept whole, its number without punctuation, and the same again is nothing more', () => {
    const typed = {
      ...contact,
      phone: '(213) 555-0117',
      hours: { en: ` ${contact.hours!.en} `, es: contact.hours!.es },
    };
    given(countySettingsDecider)
      .when(change({ contact: typed }))
      .then([reached(none, contact)]);
    given(countySettingsDecider, [reached(none, contact)])
      .when(change({ contact: typed }))
      .thenNothing();
    given(countySettingsDecider, [reached(none, contact)])
      .when(change({ contact: none }))
      .then([reached(contact, none)]);
  });

  test('is an event of its own beside the rules that change with it', () => {
    given(countySettingsDecider)
      .when(change({ contact, actionDays: 20 }))
      .then([changed({ actionDays: 10 }, { actionDays: 20 }), reached(none, contact)]);
  });

  test.each([
    [{ ...none, phone: '0000000000' }, 'contact.phone'],
    [{ ...none, phone: '911' }, 'contact.phone'],
    [{ ...none, hours: { en: 'Always', es: ' ' } }, 'contact.hours.es'],
    [{ ...none, address: { en: 'x'.repeat(201), es: 'x' } }, 'contact.address.en'],
    [{ ...none, address: { en: 'a\u0007b', es: 'ab' } }, 'contact.address.en'],
    [{ ...none, address: 'Main St' }, 'contact.address'],
    [{ phone: null }, 'contact'],
    [{ ...none, fax: '2135550117' }, 'contact'],
    [null, 'contact'],
  ])('%j is refused at %s', (wrong, field) => {
    expect(fieldsRefused(change({ contact: wrong as unknown as CountyContact }))).toEqual([field]);
  });
});

describe('what holds for e-Messages', () => {
  const text = {
    title: 'Proof of income',
    subject: 'We need a document',
    body: 'Dear customer,\nplease send …',
  };
  const template = { en: text, es: { ...text, title: 'Comprobante de ingresos' } };

  test('is kept in one form, and the same again is nothing more', () => {
    const typed = { ...text, title: ' Proof of income ', body: 'Dear customer,\r\nplease send …\r\n' };
    const events = [
      changed(
        { eMessagePolicy: '', eMessageTemplates: [] },
        { eMessagePolicy: 'Be kind.', eMessageTemplates: [template] },
      ),
    ];
    given(countySettingsDecider)
      .when(change({ eMessagePolicy: ' Be kind.\r\n', eMessageTemplates: [{ ...template, en: typed }] }))
      .then(events);
    given(countySettingsDecider, events)
      .when(change({ eMessagePolicy: 'Be kind.', eMessageTemplates: [template] }))
      .thenNothing();
  });

  test.each([
    [{ from: '08:00', to: '24:00' }, 'businessHours.to'],
    [{ from: '8:00', to: '17:00' }, 'businessHours.from'],
    [{ from: '17:00', to: '17:00' }, 'businessHours.to'],
    [{ from: '08:00' }, 'businessHours'],
    ['08:00', 'businessHours'],
  ])('business hours %j are refused at %s', (businessHours, field) => {
    expect(fieldsRefused(change({ businessHours } as unknown as Partial<CountySettings>))).toEqual([field]);
  });

  test('a policy has an end', () => {
    expect(fieldsRefused(change({ eMessagePolicy: 'x'.repeat(2_000) }))).toEqual([]);
    for (const wrong of ['x'.repeat(2_001), 'a\u0007b', 7])
      expect(fieldsRefused(change({ eMessagePolicy: wrong as string }))).toEqual(['eMessagePolicy']);
  });

  const es = (part: object) => [{ ...template, es: { ...text, ...part } }];
  test.each([
    ['no list', {}, 'eMessageTemplates'],
    ['51 templates', Array.from({ length: 51 }, () => template), 'eMessageTemplates'],
    [
      'more text than one event holds',
      Array.from({ length: 20 }, () => ({
        en: { ...text, body: 'x'.repeat(4_000) },
        es: { ...text, body: 'x'.repeat(4_000) },
      })),
      'eMessageTemplates',
    ],
    ['no Spanish', [{ en: text }], 'eMessageTemplates.0'],
    ['no body', [template, { ...template, es: { title: 'a', subject: 'b' } }], 'eMessageTemplates.1.es'],
    ['an empty body', es({ body: ' ' }), 'eMessageTemplates.0.es.body'],
    ['a body too long', es({ body: 'x'.repeat(4_001) }), 'eMessageTemplates.0.es.body'],
    ['a subject too long', es({ subject: 'x'.repeat(201) }), 'eMessageTemplates.0.es.subject'],
    ['a title of two lines', es({ title: 'a\nb' }), 'eMessageTemplates.0.es.title'],
  ])('%s is refused by its name', (_what, wrong, field) => {
    expect(fieldsRefused(change({ eMessageTemplates: wrong as never }))).toEqual([field]);
  });

  test('a whole action holds at least one file, whichever of the two changes', () => {
    expect(fieldsRefused(change({ fileMegabytes: 11 }))).toEqual(['fileMegabytes']);
    expect(fieldsRefused(change({ fileMegabytes: 11, actionMegabytes: 10 }))).toEqual(['fileMegabytes']);
    expect(fieldsRefused(change({ actionMegabytes: 5 }))).toEqual(['actionMegabytes']);
    expect(fieldsRefused(change({ fileMegabytes: 25, actionMegabytes: 25 }))).toEqual([]);
    expect(fieldsRefused(change({ fileMegabytes: 26, actionMegabytes: 101 }))).toEqual([
      'fileMegabytes',
      'actionMegabytes',
    ]);
  });
});
