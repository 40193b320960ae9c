import { given } from '#engine/testing';
import { type Actor, NotFound } from '#kernel';
import { ana, losAngeles, monday, others, record, tuesday, wednesday, worker } from '../../testing/index.js';
import type { PersonImportRecord } from '../import-record.js';
import type { ChangeENotification } from './change-e-notification.js';
import { type PersonCommand, personDecider } from './decider.js';
import type { PersonEvent } from './events.js';

const customer: Actor = { kind: 'customer', id: 'ana' };
const receive = (changes: Partial<PersonImportRecord>, at = monday): PersonCommand => ({
  kind: 'receive-person-record',
  personId: ana,
  record: record(changes),
  county: losAngeles,
  at,
});
const choose = (on: boolean, noas: boolean, by = customer): ChangeENotification => ({
  kind: 'change-e-notification',
  personId: ana,
  on,
  noas,
  by,
  at: tuesday,
});
function happened(...commands: readonly PersonCommand[]): readonly PersonEvent[] {
  const events: PersonEvent[] = [];
  for (const command of commands)
    events.push(...personDecider.decide(command, given(personDecider, events).state));
  return events;
}
const stateAfter = (...commands: readonly PersonCommand[]) =>
  given(personDecider, happened(...commands)).state;

describe('choosing what the portal tells', () => {
  it('is recorded with what held before, once', () => {
    given(personDecider, happened(receive({})))
      .when(choose(true, true))
      .then([
        {
          type: 'ENotificationChanged',
          data: { personId: ana, on: true, noas: true, from: { noas: false }, by: customer, at: tuesday },
        },
      ]);
    given(personDecider, happened(receive({})))
      .when(choose(true, true))
      .thenAgainNothing();
  });

  it('holds as the value of the Contact Detail, which changed then', () => {
    expect(stateAfter(receive({ eNotification: true }), choose(false, true))).toMatchObject({
      contact: { eNotification: false },
      noas: true,
      contactChangedAt: tuesday,
    });
  });

  it('says so also where nobody ever said anything: a first "off" is a choice', () => {
    given(personDecider, happened(receive({})))
      .when(choose(false, false))
      .then([
        {
          type: 'ENotificationChanged',
          data: { personId: ana, on: false, noas: false, from: { noas: false }, by: customer, at: tuesday },
        },
      ]);
  });

  it('is the last word until a worker saves another, which leaves the notices alone', () => {
    const contact = { email: 'ana@example.org', eNotification: false, phones: [] };
    const save: PersonCommand = { kind: 'change-contact', personId: ana, contact, by: worker, at: wednesday };
    expect(stateAfter(receive({}), choose(true, true), save)).toMatchObject({
      contact: { eNotification: false },
      noas: true,
    });
  });

  it('wins over the source as a worker’s own edit does', () => {
    const events = happened(receive({}), choose(false, false));
    const [received, ...rest] = personDecider.decide(
      receive({ eNotification: true, lastName: 'Ruiz' }, wednesday),
      given(personDecider, events).state,
    );
    expect(received).toMatchObject({ type: 'SourceRecordReceived', data: { kept: ['eNotification'] } });
    expect(rest.map(({ type }) => type)).toEqual(['IdentityChanged']);
  });

  it('follows the source where both had said the same', () => {
    const same = [receive({ eNotification: true }), choose(true, true)];
    expect(stateAfter(...same, receive({ eNotification: null }, wednesday))).toMatchObject({
      contact: { email: 'ana@example.org' },
      noas: true,
    });
    const state = stateAfter(...same, receive({ eNotification: null }, wednesday));
    expect(state.kind === 'known' && state.contact.eNotification).toBeUndefined();
  });

  it.each(others('customer').filter(({ kind }) => kind !== 'customer'))(
    'is for the customer, not for $kind',
    (by) => {
      given(personDecider, happened(receive({})))
        .when(choose(true, false, by))
        .thenRefused('customers_only');
    },
  );

  it('does not know a person who was never reported', () => {
    expect(() => personDecider.decide(choose(true, true), personDecider.initial)).toThrow(NotFound);
  });
});
