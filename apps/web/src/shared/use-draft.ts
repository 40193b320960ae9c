import { useState } from 'react';

const prefix = 'draft:';

/**
 * State of a form that survives a reload and an expired session: kept for this tab only, until `clear`. For texts
 * that somebody typed; never for what the server said of a person.
 * Give the component that uses it a `key` of the same name when the name changes.
 */
export function useDraft<T>(name: string, initial: T): [T, (value: T) => void, () => void] {
  const key = prefix + name;
  const [value, setValue] = useState<T>(() => read(key) ?? initial);
  const change = (next: T) => {
    setValue(next);
    sessionStorage.setItem(key, JSON.stringify(next));
  };
  const clear = () => {
    sessionStorage.removeItem(key);
    setValue(initial);
  };
  return [value, change, clear];
}

/** After signing out: the next person at this machine must find nothing. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}

function read<T>(key: string): T | undefined {
  const text = sessionStorage.getItem(key);
  return text === null ? undefined : (JSON.parse(text) as T);
}
