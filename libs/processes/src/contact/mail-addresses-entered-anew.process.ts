import type { PersonEvent } from '#contexts/person-registry';
import type { Process } from '#engine';
import { clearAddress } from '../mail/marked-address.js';
import type { FlowPorts } from '../ports.js';

/** An address that somebody enters in a Contact Detail is taken to be right, whatever came back before (rule M13). */
export const mailAddressesEnteredAnew = (ports: FlowPorts): Process<PersonEvent> => ({
  name: 'mail-addresses-entered-anew',
  begins: 'now',
  types: ['ContactChanged'],
  interestedIn: (event) => event.type === 'ContactChanged' && event.data.changed.includes('email'),
  async handle(event, context) {
    if (event.type !== 'ContactChanged') return;
    const { email } = (await ports.vault.open(event.data.contact)) ?? {};
    if (email !== undefined) await clearAddress(ports, email, 'entered_anew', context);
  },
});
