/** OutgoingMessageQueued 1 → 2: the template was one of a closed list; each means the same as text. */
export const templateIsText = (data: object): object => data;

/** SendFailed 1 → 2: more reasons than `unreachable`, `refused`, `unknown` and `too_late`; each of those means the same. */
export const reasonsWereFewer = (data: object): object => data;
