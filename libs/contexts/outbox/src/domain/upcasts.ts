/** SendFailed 1 → 2: more reasons than `unreachable`, `refused`, `unknown` and `too_late`; each of those means the same. */
export const reasonsWereFewer = (data: object): object => data;
