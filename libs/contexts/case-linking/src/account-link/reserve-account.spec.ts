import { given } from '#engine/testing';
import { attemptId, personId } from '#kernel';
import { anna, at, link1, link2, ortiz } from '../../testing/examples.js';
import { accountLinkDecider } from './decider.js';

const purpose = { kind: 'automatic', attemptId: attemptId('t-1') } as const;
const link = { linkId: link1, accountId: anna, personId: ortiz };
const reserving = (changes: Partial<typeof link> = {}) =>
  ({ kind: 'reserve', ...link, ...changes, purpose, at, registrantName: 'Ana Ortiz' }) as const;
const reserved = { type: 'AccountReserved', data: { ...link, purpose, at } } as const;
const releasing = (linkId = link1) =>
  ({ kind: 'release', linkId, accountId: anna, why: 'abandoned', at }) as const;
const released = { type: 'AccountReleased', data: { ...link, why: 'abandoned', at } } as const;

describe('reserving', () => {
  test('a free account is reserved for one link, once', () => {
    given(accountLinkDecider).when(reserving()).then([reserved]);
    given(accountLinkDecider).when(reserving()).thenAgainNothing();
  });

  test('an account that is taken for another person is refused with the text that names the registrant', () => {
    given(accountLinkDecider, [reserved])
      .when(reserving({ linkId: link2, personId: personId('p-2') }))
      .thenRefused(
        'account_already_linked',
        'Unable to link person to this account; Ana Ortiz is already linked to another account.',
      );
  });

  test('another link of the same pair is refused as one that exists', () => {
    given(accountLinkDecider, [reserved])
      .when(reserving({ linkId: link2 }))
      .thenRefused('person_already_linked', 'This person is already linked to an E-Application account.');
  });

  test('a link that was released never reserves again, a new one does', () => {
    given(accountLinkDecider, [reserved, released]).when(reserving()).thenRefused('link_over');
    given(accountLinkDecider, [reserved, released])
      .when(reserving({ linkId: link2 }))
      .then([{ ...reserved, data: { ...reserved.data, linkId: link2 } }]);
  });
});

describe('releasing', () => {
  test('the link that holds the account is released, once', () => {
    given(accountLinkDecider, [reserved]).when(releasing()).then([released]);
    given(accountLinkDecider, [reserved]).when(releasing()).thenAgainNothing();
  });

  test('releasing any other link does nothing', () => {
    given(accountLinkDecider, [reserved]).when(releasing(link2)).thenNothing();
    given(accountLinkDecider).when(releasing()).thenNothing();
  });
});
