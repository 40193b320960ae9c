import { refusals } from '#kernel';

/** Why an erasure or a legal hold is refused, and what is seen. */
export const refuse = refusals({
  person_erased: "This person's data was erased. It cannot be erased, held or changed again.",
  legal_hold: (whose, since) =>
    `A legal hold of ${whose} since ${since} forbids to erase this person. Somebody else than who set it can lift it.`,
  second_person_needed: (what) => `${what} Ask the second one.`,
  erasure_lapsed: 'Nobody approved this erasure within 7 days, so it lapsed. An auditor can begin it anew.',
  erasure_cancelled: 'This erasure was cancelled. An auditor can begin it anew.',
  erasure_approved: 'This erasure was approved and is under way or done. It cannot be cancelled any more.',
  auditors_only: 'Only an auditor can do this. Ask one.',
});
