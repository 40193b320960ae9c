import type { Decider } from '#kernel';
import { type AbandonLink, abandonLink } from './abandon-link.js';
import type { PersonLinkEvent } from './events.js';
import { type LinkPerson, linkPerson } from './link-person.js';
import { evolvePersonLink, neverLinked, type PersonLink } from './state.js';
import { type UnlinkPerson, unlinkPerson } from './unlink-person.js';

export type PersonLinkCommand = LinkPerson | AbandonLink | UnlinkPerson;

/** Links a person, or says why not: whoever writes here first has the person. */
export const personLinkDecider: Decider<PersonLinkCommand, PersonLinkEvent, PersonLink> = {
  category: 'person-link',
  initial: neverLinked,
  evolve: evolvePersonLink,
  decide(command, state) {
    switch (command.kind) {
      case 'link':
        return linkPerson(command, state);
      case 'abandon':
        return abandonLink(command, state);
      case 'unlink':
        return unlinkPerson(command, state);
      default:
        return command satisfies never;
    }
  },
};
