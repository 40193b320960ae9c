import type { Decider } from '#kernel';
import { type AbandonLink, abandonLink } from './decisions/abandon-link.js';
import { type LinkPerson, linkPerson } from './decisions/link-person.js';
import { type UnlinkPerson, unlinkPerson } from './decisions/unlink-person.js';
import { caseLinkingEvents, type PersonLinkEvent } from './events.js';
import { evolvePersonLink, neverLinked, type PersonLink } from './person-link.state.js';

export type PersonLinkCommand = LinkPerson | AbandonLink | UnlinkPerson;

/** Links a person, or says why not: whoever writes here first has the person. */
export const personLinkDecider: Decider<PersonLinkCommand, PersonLinkEvent, PersonLink> = {
  category: 'person-link',
  catalogue: caseLinkingEvents,
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
    }
  },
};
