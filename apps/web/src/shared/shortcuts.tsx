import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

/** A key, or two one after the other: `?`, `g h`. */
export interface Shortcut {
  readonly keys: string;
  readonly does: string;
  readonly run: () => void;
}

interface Shortcuts {
  readonly on: boolean;
  /** Turned on or off for this machine: single keys are in the way of speech input. */
  turn(on: boolean): void;
  register(shortcuts: readonly Shortcut[]): () => void;
}

const kept = 'shortcuts';
const ShortcutsContext = createContext<Shortcuts | undefined>(undefined);
const typing = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';

/** Listens for the shortcuts of the pages below it, except while somebody types or a dialog is open. */
export function ShortcutsProvider({ children }: { readonly children: ReactNode }) {
  const [on, setOn] = useState(() => localStorage.getItem(kept) !== 'off');
  const registered = useRef(new Set<readonly Shortcut[]>());
  const before = useRef('');
  useEffect(() => {
    if (!on) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target as Element | null;
      if (document.querySelector('dialog[open]') !== null) return;
      if (target?.closest(typing) && event.key !== 'Escape') return;
      const all = [...registered.current].flat();
      const found =
        all.find(({ keys }) => keys === `${before.current} ${event.key}`) ??
        all.find(({ keys }) => keys === event.key);
      before.current = found === undefined ? event.key : '';
      if (found === undefined) return;
      event.preventDefault();
      found.run();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [on]);
  const register = useCallback((shortcuts: readonly Shortcut[]) => {
    registered.current.add(shortcuts);
    return () => void registered.current.delete(shortcuts);
  }, []);
  const turn = useCallback((next: boolean) => {
    localStorage.setItem(kept, next ? 'on' : 'off');
    setOn(next);
  }, []);
  return <ShortcutsContext value={{ on, turn, register }}>{children}</ShortcutsContext>;
}

export function useShortcutSettings(): Shortcuts {
  const value = useContext(ShortcutsContext);
  if (value === undefined) throw new Error('shortcuts need a ShortcutsProvider above them');
  return value;
}

/** Shortcuts of the page that calls it, while it is shown. List each on the keyboard help page too. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const { register } = useShortcutSettings();
  // Before the page is painted: whoever sees it may press a key at once.
  useLayoutEffect(() => register(shortcuts));
}
