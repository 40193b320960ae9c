import { refusals } from '#kernel';

/** Why a change of settings is refused, and what the supervisor sees. */
export const refuse = refusals({
  conflict: 'Somebody else changed these settings meanwhile. Look at what they saved, then save again.',
  right_widened: (roles) =>
    `A county can narrow who may unlink, not widen it: choose among workers and supervisors, without ${roles}.`,
  nobody_may_unlink:
    'Somebody must be able to unlink an account that was linked in error: leave at least supervisors in.',
});
