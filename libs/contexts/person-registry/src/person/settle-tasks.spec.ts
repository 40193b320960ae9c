import { given } from '#engine/testing';
import { countyCode, NotFound } from '#kernel';
import {
  ana,
  losAngeles,
  monday,
  others,
  record,
  supervisor,
  tuesday,
  wednesday,
  worker,
} from '../../testing/index.js';
import { type PersonCommand, personDecider } from './decider.js';
import type { PersonEvent } from './events.js';

const happened = (first: PersonCommand, second: PersonCommand): readonly PersonEvent[] => {
  const before = personDecider.decide(first, personDecider.initial);
  return [...before, ...personDecider.decide(second, given(personDecider, before).state)];
};
const receive = (customerPrivacy: boolean, at: string): PersonCommand => ({
  kind: 'receive-person-record',
  personId: ana,
  record: record({ customerPrivacy }),
  county: losAngeles,
  at,
});
const changed: PersonCommand = {
  kind: 'change-contact',
  personId: ana,
  contact: { phones: [] },
  by: worker,
  at: tuesday,
};
const by = { personId: ana, by: supervisor, at: wednesday };

describe.each([
  [
    'a contact change under Customer Privacy',
    happened(receive(true, monday), changed),
    { kind: 'settle-contact-notice', contactChangedAt: tuesday, ...by },
  ],
  [
    'a lift of Customer Privacy by the source',
    happened(receive(true, monday), receive(false, tuesday)),
    { kind: 'settle-privacy-lift', liftedAt: tuesday, ...by },
  ],
] as const)('settling %s', (_what, events, settle) => {
  it('is done once', () => {
    given(personDecider, events).when(settle).thenAgainNothing();
  });

  it.each(others('supervisor'))('is for supervisors of a county, not for $kind of $county', (other) => {
    given(personDecider, events)
      .when({ ...settle, by: other })
      .thenRefused('supervisors_only');
  });

  it('finds no task of another county', () => {
    const elsewhere = { ...settle, by: { ...supervisor, county: countyCode('34') } };
    expect(() => personDecider.decide(elsewhere, given(personDecider, events).state)).toThrow(NotFound);
  });
});
