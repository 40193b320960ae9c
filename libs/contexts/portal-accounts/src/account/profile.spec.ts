import { given } from '#engine/testing';
import { accountId, accountSubject, InvalidInput, NotFound, opened, seal } from '#kernel';
import type { Profile } from '../values.js';
import { accountDecider } from './decider.js';

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
  expect(changed?.type === 'ProfileChanged' && opened(changed.data.profile)).toEqual(moved);
  given(accountDecider, registered).when(changing(moved)).thenAgainNothing();
  given(accountDecider, registered)
    .when(changing({ ...ana }))
    .thenNothing();
});

test('a profile of nobody cannot be changed', () => {
  expect(() => accountDecider.decide(changing(ana), accountDecider.initial)).toThrow(NotFound);
});

test.each([
  [{ email: 'ana@example.org.' }, 'email'],
  [{ email: 'ana@@example.org' }, 'email'],
  [{ phone: '0000000000' }, 'phone'],
])('nobody registers with %j, nor changes to it: no code could go there', (wrong, field) => {
  const profile = { ...ana, ...wrong };
  const registered = given(accountDecider, [event('AccountRegistered', ana)]).state;
  for (const decide of [
    () => accountDecider.decide({ kind: 'register', accountId: id, profile, at }, accountDecider.initial),
    () => accountDecider.decide(changing(profile), registered),
  ]) {
    expect(decide).toThrow(InvalidInput);
    expect(decide).toThrow(new RegExp(`^${field}: `));
  }
});
