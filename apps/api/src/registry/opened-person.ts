import { opened } from '#kernel';
import { openPerson, type SealedPerson } from '#person-registry';

/** A person whose data was opened before, so the look is recorded already. Undefined when erased. */
export const openedPerson = (person: SealedPerson) => openPerson(person, async (sealed) => opened(sealed));
