import { given } from '#engine/testing';
import { NotFound } from '#kernel';
import { ana, monday, others, record, supervisor, tuesday } from '../../testing/index.js';
import { personDecider } from './decider.js';

const registered = personDecider.decide(
  { kind: 'receive-person-record', personId: ana, record: record(), at: monday },
  personDecider.initial,
);

describe('setting Customer Privacy', () => {
  const set = (active: boolean) =>
    ({ kind: 'set-customer-privacy', personId: ana, active, by: supervisor, at: tuesday }) as const;

  it('is recorded as the county’s own word, once', () => {
    given(personDecider, registered)
      .when(set(true))
      .then([
        {
          type: 'CustomerPrivacyChanged',
          data: { personId: ana, active: true, origin: 'worker', at: tuesday },
        },
      ]);
    given(personDecider, registered).when(set(true)).thenAgainNothing();
    given(personDecider, registered).when(set(false)).thenNothing();
  });

  it.each(others('supervisor'))('is for supervisors of a county, not for $kind of $county', (by) => {
    given(personDecider, registered)
      .when({ ...set(true), by })
      .thenRefused('supervisors_only');
  });

  it('does not know a person who was never reported', () => {
    expect(() => personDecider.decide(set(true), personDecider.initial)).toThrow(NotFound);
  });
});
