import type { Channel } from '#contexts/case-linking';
import { personOf, type Subject } from '#kernel';
import type { FlowPorts } from '../ports.js';
import { contactsOf } from './link-standing.js';
import { factsOfPerson } from './person-facts.js';

/** Whether a code for a person may go there now: still an eligible contact of theirs, and no Customer Privacy. */
export async function mayGetCodeAt(
  ports: FlowPorts,
  person: Subject,
  to: { readonly kind: Channel['kind']; readonly address: string | undefined },
): Promise<boolean> {
  const facts = await factsOfPerson(ports.engine, personOf(person));
  if (facts === undefined || facts.customerPrivacy) return false;
  return contactsOf(ports, facts).some((each) => each.kind === to.kind && each.address === to.address);
}
