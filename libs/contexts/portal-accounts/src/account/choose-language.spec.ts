import { given } from '#engine/testing';
import type { Language } from '#kernel';
import { accountId, accountSubject, NotFound, seal } from '#kernel';
import type { Profile } from '../values.js';
import { accountDecider } from './decider.js';
import type { PortalAccountEvent } from './events.js';
import { languageOf } from './state.js';

const at = '2026-05-01T17:00:00.000Z';
const id = accountId('a-1');
const ana: Profile = { firstName: 'Ana', lastName: 'Ortiz' };
const registered = (profile: Profile = ana): PortalAccountEvent => ({
  type: 'AccountRegistered',
  data: { accountId: id, profile: seal(accountSubject(id), profile), at },
});
const changed = (profile: Profile): PortalAccountEvent => ({
  type: 'ProfileChanged',
  data: { accountId: id, profile: seal(accountSubject(id), profile), at },
});
const chosen = (language: Language): PortalAccountEvent => ({
  type: 'LanguageChosen',
  data: { accountId: id, language, at },
});
const choosing = (language: Language) => ({ kind: 'choose-language', language, at }) as const;
const languageAfter = (...events: PortalAccountEvent[]) => languageOf(given(accountDecider, events).state);

test('a language is chosen, chosen again it is nothing more, and another one replaces it', () => {
  given(accountDecider, [registered()])
    .when(choosing('es'))
    .then([chosen('es')]);
  given(accountDecider, [registered()]).when(choosing('es')).thenAgainNothing();
  given(accountDecider, [registered(), chosen('es')])
    .when(choosing('en'))
    .then([chosen('en')]);
});

test('what the profile says already is not chosen once more', () => {
  given(accountDecider, [registered({ ...ana, language: 'es' })])
    .when(choosing('es'))
    .thenNothing();
});

test('the choice holds before the profile, also a profile of later; without either nobody has said', () => {
  expect(languageAfter(registered())).toBeUndefined();
  expect(languageAfter(registered({ ...ana, language: 'es' }))).toBe('es');
  expect(languageAfter(registered({ ...ana, language: 'es' }), chosen('en'))).toBe('en');
  expect(languageAfter(registered(), chosen('es'), changed({ ...ana, phone: '2135550117' }))).toBe('es');
});

test('an account of nobody has no language to choose', () => {
  expect(() => accountDecider.decide(choosing('es'), accountDecider.initial)).toThrow(NotFound);
});
