import { given } from '#engine/testing';
import { addressId } from './address-id.js';
import { addressDecider } from './decider.js';

const at = '2026-05-01T17:00:00.000Z';
const refuse = { kind: 'refuse', addressId: 'a-1', messageId: 'm-1', why: 'returned', at } as const;
const clear = { kind: 'clear', addressId: 'a-1', why: 'entered_anew', at } as const;
const refused = {
  type: 'AddressRefused',
  data: { addressId: 'a-1', messageId: 'm-1', why: 'returned', at },
} as const;
const cleared = { type: 'AddressCleared', data: { addressId: 'a-1', why: 'entered_anew', at } } as const;

test('an address is marked once, by the first mail that shows it', () => {
  given(addressDecider).when(refuse).then([refused]);
  given(addressDecider, [refused])
    .when({ ...refuse, messageId: 'm-2' })
    .thenNothing();
});

test('what is cleared can be marked again, and what is not marked needs no clearing', () => {
  given(addressDecider).when(clear).thenNothing();
  given(addressDecider, [refused]).when(clear).then([cleared]);
  given(addressDecider, [refused, cleared]).when(refuse).then([refused]);
});

test('one address has one id however it is written, and the id does not tell it', () => {
  const secrets = { id: (...parts: string[]) => parts.join('|') };
  for (const written of ['ana@example.org', ' ANA@Example.ORG '])
    expect(addressId(secrets, written)).toBe('mail-address|ana@example.org');
  expect(addressId(secrets, 'ana@Bücher.example')).toBe('mail-address|ana@xn--bcher-kva.example');
});
