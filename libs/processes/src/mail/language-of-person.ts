import { personLinkDecider } from '#contexts/case-linking';
import type { Language, PersonId } from '#kernel';
import type { FlowPorts } from '../ports.js';
import { languageOfAccount } from './queue-message.js';

/** A person speaks the language of the account that is linked to them; without one nobody knows of any but English. */
export async function languageOfPerson(
  { engine }: Pick<FlowPorts, 'engine'>,
  person: PersonId,
): Promise<Language> {
  const { linked } = await engine.state(personLinkDecider, person);
  return linked === undefined ? 'en' : languageOfAccount({ engine }, linked.accountId);
}
