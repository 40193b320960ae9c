import { given } from '#engine/testing';
import { NotFound, opened, type Sealed, workerId } from '#kernel';
import {
  ana,
  losAngeles,
  monday,
  others,
  plain,
  record,
  supervisor,
  tuesday,
  wednesday,
  worker,
} from '../../testing/index.js';
import type { ContactDetail } from '../values.js';
import type { ChangeContact } from './change-contact.js';
import { personDecider } from './decider.js';
import type { PersonEvent } from './events.js';

const registered = personDecider.decide(
  { kind: 'receive-person-record', personId: ana, record: record(), at: monday },
  personDecider.initial,
);
const change = (contact: ContactDetail): ChangeContact => ({
  kind: 'change-contact',
  personId: ana,
  contact,
  by: worker,
  at: tuesday,
});
const phones = [{ number: '2135550101', type: 'Cell' as const }];

describe('changing the Contact Detail', () => {
  it('keeps the whole detail, names what changed and tells the old address', () => {
    const { state } = given(personDecider, registered);
    const events = personDecider.decide(
      change({ email: 'new@example.org', phones, voicePrint: true }),
      state,
    );
    expect(events.map(plain)).toEqual([
      {
        type: 'ContactChanged',
        data: {
          personId: 'P1',
          contact: { email: 'new@example.org', phones, voicePrint: true },
          changed: ['email', 'voicePrint'],
          origin: 'worker',
          worker: 'worker-19',
          county: '19',
          formerEmail: { address: 'ana@example.org' },
          customerPrivacy: false,
          at: tuesday,
        },
      },
    ]);
  });

  it('does nothing when nothing differs, and nothing more when saved again', () => {
    given(personDecider, registered)
      .when(change({ email: 'ana@example.org', phones }))
      .thenNothing();
    given(personDecider, registered)
      .when(change({ phones: [] }))
      .thenAgainNothing();
  });

  it('starts the cool-off of the worker who edited, without ending another’s', () => {
    const editBy = (name: string, at: string) => (events: readonly PersonEvent[]) => {
      const command = {
        ...change({ email: `${name}@example.org`, phones }),
        by: { ...worker, id: name },
        at,
      };
      return [...events, ...personDecider.decide(command, given(personDecider, events).state)];
    };
    const edits = editBy('worker-b', wednesday)(editBy('worker-a', tuesday)(registered));
    const { state } = given(personDecider, edits);
    expect(state).toMatchObject({
      contactChangedAt: wednesday,
      contactEditedBy: { 'worker-a': tuesday, 'worker-b': wednesday },
    });
  });

  it('tells nobody under Customer Privacy; a supervisor settles it once', () => {
    const privacy = personDecider.decide(
      { kind: 'set-customer-privacy', personId: ana, active: true, by: supervisor, at: monday },
      given(personDecider, registered).state,
    );
    const before = [...registered, ...privacy];
    const events = personDecider.decide(change({ phones }), given(personDecider, before).state);
    expect(events[0]!.data).toMatchObject({ customerPrivacy: true });
    expect(events[0]!.data).not.toHaveProperty('formerEmail');
    const settle = {
      kind: 'settle-contact-notice',
      personId: ana,
      contactChangedAt: tuesday,
      by: supervisor,
      at: wednesday,
    } as const;
    const { kind: _type, by: _by, ...said } = settle;
    const data = { ...said, worker: workerId(supervisor.id), county: losAngeles };
    given(personDecider, [...before, ...events])
      .when(settle)
      .then([{ type: 'ContactNoticeSettled', data }]);
    const [noted] = personDecider.decide(
      { ...settle, note: 'Told her on the phone.' },
      given(personDecider, [...before, ...events]).state,
    );
    expect(JSON.stringify(noted)).not.toContain('Told her');
    expect(opened((noted!.data as { note: Sealed<{ text: string }> }).note)).toEqual({
      text: 'Told her on the phone.',
    });
    given(personDecider, [...before, ...events])
      .when(settle)
      .thenAgainNothing();
    given(personDecider, before).when(settle).thenNothing();
  });

  it.each(others('worker', 'supervisor'))(
    'is for workers and supervisors of a county, not for $kind of $county',
    (by) => {
      given(personDecider, registered)
        .when({ ...change({ phones }), by })
        .thenRefused('workers_only');
    },
  );

  it('does not know a person who was never reported', () => {
    expect(() => personDecider.decide(change({ phones }), personDecider.initial)).toThrow(NotFound);
  });
});
