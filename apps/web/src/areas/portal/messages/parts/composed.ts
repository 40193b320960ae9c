import { useState } from 'react';
import { useDraft } from '../../../../shared/use-draft.js';
import { now } from '../../../../shared/wall-clock.js';

interface Kept<Text> {
  readonly text: Text;
  /** The same however often it is sent, after a reload too, until the server has taken it: it arrives once. */
  readonly key: string;
  /** When something was last typed; empty: nothing was. */
  readonly at: string;
}

/** What somebody composes in this tab, kept over a reload and a lost session until it is sent or discarded. */
export function useComposed<Text extends object>(name: string, initial: Text) {
  const none: Kept<Text> = { text: initial, key: '', at: '' };
  const [kept, keep, forget] = useDraft(name, none);
  const [restoredAt, setRestoredAt] = useState(kept.at);
  const [newKey, setNewKey] = useState(() => crypto.randomUUID());
  const key = kept.key || newKey;
  return {
    text: kept.text,
    key,
    /** When the draft was typed that stood here already as the page came; empty: there was none. */
    restoredAt,
    /** Also with nothing in it, before it is sent: then it has the same key after a reload. */
    change: (part: Partial<Text>) =>
      keep({
        text: { ...kept.text, ...part },
        key,
        at: now().toISOString(),
      }),
    /** Sent or discarded. */
    clear: () => {
      forget();
      setNewKey(crypto.randomUUID());
      setRestoredAt('');
    },
  };
}
