import { useState } from 'react';
import { useDraft } from '../../../../shared/use-draft.js';
import { now } from '../../../../shared/wall-clock.js';

interface Kept<Text> {
  readonly text: Text;
  /** When it was typed last. */
  readonly at: string;
  /** One for each composed message: pressed again, also after a reload, it is sent once. */
  readonly key: string;
}

/** What somebody composes, kept for the tab until it is sent or discarded, with the moment of typing and its own key. */
export function useKeptText<Text>(name: string, empty: Text) {
  const [kept, keep, forget] = useDraft<Kept<Text> | null>(name, null);
  const [restored, setRestored] = useState(kept?.at);
  const [fallback, setFallback] = useState(() => crypto.randomUUID() as string);
  return {
    text: kept?.text ?? empty,
    key: kept?.key ?? fallback,
    /** When what came with the page was typed; undefined where nothing did. */
    restored,
    enter: (text: Text) => keep({ text, at: now().toISOString(), key: kept?.key ?? fallback }),
    /** Sent or discarded: the next one is another message. */
    forget: () => {
      forget();
      setRestored(undefined);
      setFallback(crypto.randomUUID());
    },
  };
}
