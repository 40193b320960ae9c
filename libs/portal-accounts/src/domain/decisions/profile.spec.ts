import { given } from '#engine/testing';
import { accountId, accountSubject, NotFound, opened, seal } from '#kernel';
import { accountDecider } from '../decider.js';
import type { Profile } from '../values.js';

const at = '2026-05-01T17:00:00.000Z';
const id = accountId('a-1');
const ana: Profile = { firstName: 'Ana', lastName: 'Ortiz', email: 'ana@example.org' };
const event = (type: 'AccountRegistered' | 'ProfileChanged', profile: Profile) => ({
  type,
  data: { accountId: id, profile: seal(accountSubject(id), profile), at },
});
const changing = (profile: Profile) => ({ kind: 'change-profile', profile, at }) as const;

test('an account is registered once, with its profile sealed for its owner', () => {
  const command = { kind: 'register', accountId: id, profile: ana, at } as const;
  given(accountDecider)
    .when(command)
    .then([event('AccountRegistered', ana)]);
  given(accountDecider).when(command).thenAgainNothing();
});

test('a changed profile is kept whole, the same one again is nothing more', () => {
  const moved = { ...ana, phone: '2135550117' };
  const registered = [event('AccountRegistered', ana)];
  const [changed] = accountDecider.decide(changing(moved), given(accountDecider, registered).state);
  expect(changed?.type).toBe('ProfileChanged');
  expect(changed && opened(changed.data.profile)).toEqual(moved);
  given(accountDecider, registered).when(changing(moved)).thenAgainNothing();
  given(accountDecider, registered)
    .when(changing({ ...ana }))
    .thenNothing();
});

test('a profile of nobody cannot be changed', () => {
  expect(() => accountDecider.decide(changing(ana), accountDecider.initial)).toThrow(NotFound);
});
