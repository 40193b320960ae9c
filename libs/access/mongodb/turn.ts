import { type Clock, type Instant, plusMinutes } from '#kernel';

/** Whether something that is to happen about once a minute is due: answers true once for each time. */
export function onceAMinute(clock: Clock): () => boolean {
  let next: Instant = '';
  return () => {
    const now = clock.now();
    if (now < next) return false;
    next = plusMinutes(now, 1);
    return true;
  };
}
