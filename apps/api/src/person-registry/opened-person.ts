import { openPerson, type SealedPerson } from '#contexts/person-registry';
import { opened } from '#kernel';

/** A person whose data was opened before, so the look is recorded already. Undefined when erased. */
export const openedPerson = (person: SealedPerson) => openPerson(person, async (sealed) => opened(sealed));
