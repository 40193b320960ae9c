import { given } from '#engine/testing';
import { workerId } from '#kernel';
import { ana, losAngeles, monday, others, record, tuesday, wednesday, worker } from '../../testing/index.js';
import { personDecider } from './decider.js';

const registered = personDecider.decide(
  { kind: 'receive-person-record', personId: ana, record: record(), at: monday },
  personDecider.initial,
);

describe('resetting the IVR PIN', () => {
  const reset = (at: string) => ({ kind: 'reset-ivr-pin', personId: ana, by: worker, at }) as const;

  it('dates the PIN anew each time it is pressed', () => {
    const data = { personId: ana, worker: workerId(worker.id), county: losAngeles, at: tuesday };
    given(personDecider, registered)
      .when(reset(tuesday))
      .then([{ type: 'IvrPinReset', data }]);
    given(personDecider, registered).when(reset(tuesday)).thenAgainNothing();
    const once = [...registered, { type: 'IvrPinReset', data } as const];
    expect(given(personDecider, once).state).toMatchObject({ ivrPinUpdatedOn: tuesday });
    given(personDecider, once)
      .when(reset(wednesday))
      .then([{ type: 'IvrPinReset', data: { ...data, at: wednesday } }]);
  });

  it.each(others('worker', 'supervisor'))(
    'is for workers and supervisors of a county, not for $kind of $county',
    (by) => {
      given(personDecider, registered)
        .when({ ...reset(tuesday), by })
        .thenRefused('workers_only');
    },
  );
});
