import type { Decider } from '#kernel';
import type { PrivacyEvent } from './events.js';

type Erased = PrivacyEvent['data'];

/** What an erasure has named so far. */
interface Named {
  readonly subjects: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

/** Says what goes. What was said before is not said again: more of it may be found later, never less. */
export const erasedDecider: Decider<Erased, PrivacyEvent, Named> = {
  category: 'erased',
  initial: { subjects: new Set(), documents: new Set(), files: new Set() },
  evolve: (named, { data }) => ({
    subjects: new Set([...named.subjects, ...data.subjects]),
    documents: new Set([...named.documents, ...data.documents]),
    files: new Set([...named.files, ...data.files]),
  }),
  decide(found, named) {
    const subjects = found.subjects.filter((each) => !named.subjects.has(each));
    const documents = found.documents.filter((each) => !named.documents.has(each));
    const files = found.files.filter((each) => !named.files.has(each));
    if (subjects.length + documents.length + files.length === 0) return [];
    // Documents that are new may hold what is sealed for any of them.
    return [{ type: 'SubjectErased', data: { ...found, documents, files } }];
  },
};
