import { refusals } from '#kernel';

/** Why an export is refused, and what whoever asked sees. */
export const refuse = refusals({
  auditors_only: 'Only auditors export a case with its proofs.',
  ended: 'This export has ended meanwhile. Prepare it again.',
});
