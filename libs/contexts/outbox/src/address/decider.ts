import type { Decider, Instant } from '#kernel';
import { type AddressEvent, type WhyCleared, type WhyRefused } from './events.js';

/** A mail to it will never arrive. */
interface RefuseAddress {
  readonly kind: 'refuse';
  readonly addressId: string;
  readonly messageId: string;
  readonly why: WhyRefused;
  readonly at: Instant;
}
/** Somebody says that it is right. */
interface ClearAddress {
  readonly kind: 'clear';
  readonly addressId: string;
  readonly why: WhyCleared;
  readonly at: Instant;
}
type AddressCommand = RefuseAddress | ClearAddress;

/** `outbox-address-{addressId}`: whether an address is marked as none (rule M13). */
export const addressDecider: Decider<AddressCommand, AddressEvent, { readonly marked: boolean }> = {
  category: 'outbox-address',
  initial: { marked: false },
  evolve: (_, event) => ({ marked: event.type === 'AddressRefused' }),
  decide(command, { marked }) {
    switch (command.kind) {
      case 'refuse': {
        const { kind: _, ...data } = command;
        return marked ? [] : [{ type: 'AddressRefused', data }];
      }
      case 'clear': {
        const { kind: _, ...data } = command;
        return marked ? [{ type: 'AddressCleared', data }] : [];
      }
    }
  },
};
