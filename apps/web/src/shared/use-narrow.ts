import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 45rem)');

/** Whether the window is as narrow as a phone: lists stand as cards, and what is pressed seldom is folded. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      narrow.addEventListener('change', changed);
      return () => narrow.removeEventListener('change', changed);
    },
    () => narrow.matches,
  );
