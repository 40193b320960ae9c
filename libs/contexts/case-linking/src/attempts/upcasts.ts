import { type Instant, plusMinutes } from '#kernel';

/** The usual life of a code: what the county had set then does not stand in the event. */
const usualLifeMinutes = 30;

/** LinkAttempted 1 → 2: an attempt that could be verified had no end of its own until a code was sent. */
export const withVerifyUntil = (data: { readonly outcome: string; readonly at: Instant }): object =>
  data.outcome === 'verify' ? { ...data, verifyUntil: plusMinutes(data.at, usualLifeMinutes) } : data;

/** VerificationFailed 1 → 2: causes were a wrong code, too many of them, its time or giving up; each still means the same. */
export const causesWereFewer = (data: object): object => data;
