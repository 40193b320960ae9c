import { folded } from '#engine/testing';
import { opened } from '#kernel';
import { ana, monday, number, record, supervisor, tag, tuesday, worker } from '../../testing/index.js';
import { context, MemoryEngine } from '../../testing/memory-engine.js';
import { caseDecider } from '../case/decider.js';
import { personDecider } from '../person/decider.js';
import { ReceivePerson } from '../receive-person.js';
import { personsProjection } from './persons.projection.js';
import { openPerson, sealedPerson } from './persons.view.js';

async function setUp() {
  const engine = new MemoryEngine();
  const receive = (changes = {}) => new ReceivePerson(engine).receive(record(changes), context, monday);
  await receive();
  const document = () => folded(personsProjection, engine.ledger, tag).get('P1')!;
  const tagged = (kind: string, value: string) =>
    personsProjection.tags!(document()).some((each) => each.kind === kind && each.value === value);
  return { engine, receive, document, tagged };
}

describe('the view of persons', () => {
  it('holds the sealed record, the cases and the tags to search by', async () => {
    const { document, tagged } = await setUp();
    expect(document()).toMatchObject({
      record: { $sealed: 'person-P1', c: expect.any(String) },
      customerPrivacy: false,
      cases: {
        B19A001: {
          county: '19',
          status: 'Active',
          programs: ['CalFresh'],
          role: { primaryApplicantOf: ['CalFresh'], permanentlyOutOfTheHome: false },
        },
      },
    });
    expect(tagged('ssn', tag('ssn', '123456789'))).toBe(true);
    expect(tagged('ssn', `19:${tag('ssn', '123456789')}`)).toBe(true);
    expect(tagged('phone', `19:${tag('phone', '2135550101')}`)).toBe(true);
    expect(tagged('phone', tag('phone', '2135550101'))).toBe(false);
    expect(tagged('case', '19:B19A001')).toBe(true);
  });

  it('holds nothing in clear', async () => {
    const { document } = await setUp();
    expect(JSON.stringify(document())).not.toMatch(/Ana|Garc|123456789|2135550101|1990|Main St|example/);
  });

  it('shows what the customer chose of e-Notification, until a Contact Detail is saved again', async () => {
    const { engine, document } = await setUp();
    const shown = async () => {
      const person = await openPerson(sealedPerson(document()), async (sealed) => opened(sealed));
      return [person?.contact.eNotification, document().contactChangedAt];
    };
    const by = { kind: 'customer', id: 'ana' } as const;
    const choice = { kind: 'change-e-notification', personId: ana, on: true, noas: false, by } as const;
    await engine.execute(personDecider, ana, { ...choice, at: monday });
    expect(await shown()).toEqual([true, monday]);
    const contact = { eNotification: false, phones: [] };
    const save = { kind: 'change-contact', personId: ana, contact, by: worker, at: tuesday } as const;
    await engine.execute(personDecider, ana, save);
    expect(await shown()).toEqual([false, tuesday]);
  });

  it('is found by what is true now and no longer by what was', async () => {
    const { receive, tagged, document } = await setUp();
    await receive({ ssn: '123456780', phones: [{ number: '2135550101', type: null }], lastName: 'Ruiz' });
    expect(tagged('ssn', tag('ssn', '123456789'))).toBe(false);
    expect(tagged('ssn', tag('ssn', '123456780'))).toBe(true);
    expect(tagged('phone', tag('phone', '2135550101'))).toBe(false);
    expect(tagged('last-exact', tag('last-exact', 'garcia'))).toBe(false);
    const person = await openPerson(document(), async (sealed) => opened(sealed));
    expect(person).toMatchObject({ identity: { lastName: 'Ruiz' }, contact: { phones: [] } });
  });

  it('follows the case to another county and off the case', async () => {
    const { receive, tagged, document } = await setUp();
    const moved = { ...record().cases![0]!, county: '34', status: 'Closed' };
    await receive({ cases: [moved] });
    expect(document().cases).toMatchObject({ B19A001: { county: '34', status: 'Closed' } });
    const inCounty = (county: string) => tagged('last-exact', `${county}:${tag('last-exact', 'garcia')}`);
    expect([inCounty('19'), inCounty('34')]).toEqual([false, true]);
    await receive({ cases: null });
    expect(document().cases).toEqual({});
    expect(inCounty('34')).toBe(false);
  });

  it('follows a worker’s edits and a supervisor’s marks', async () => {
    const { engine, document } = await setUp();
    const by = { personId: ana, by: worker, at: tuesday };
    await engine.execute(personDecider, ana, { kind: 'change-contact', ...by, contact: { phones: [] } });
    await engine.execute(personDecider, ana, { kind: 'reset-ivr-pin', ...by });
    await engine.execute(personDecider, ana, {
      kind: 'set-customer-privacy',
      personId: ana,
      active: true,
      by: supervisor,
      at: tuesday,
    });
    await engine.execute(caseDecider, number, {
      kind: 'mark-out-of-the-home',
      caseNumber: number,
      personId: ana,
      permanentlyOutOfTheHome: true,
      by: supervisor,
      at: tuesday,
    });
    expect(document()).toMatchObject({
      customerPrivacy: true,
      contactChangedAt: tuesday,
      ivrPinUpdatedOn: tuesday,
      tags: { contact: [] },
      cases: { B19A001: { role: { permanentlyOutOfTheHome: true } } },
    });
  });
});
