import { useState } from 'react';

const prefix = 'draft:';
const owner = 'drafts-of';

/**
 * What stays when somebody else signs in: a mailed code, which was on its way before anybody was signed in, and
 * what has its person's id in its name, which nobody else is shown.
 */
const mailedCodes = `${prefix}mailed-code:`;
const stays = [mailedCodes, `${prefix}link:`];

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
  sessionStorage.removeItem(owner);
  for (const key of draftKeys()) sessionStorage.removeItem(key);
}

/** After signing out to come back as somebody else: a mailed code waits for the account that it was sent to. */
export function forgetTyped(): void {
  sessionStorage.removeItem(owner);
  for (const key of draftKeys()) if (!key.startsWith(mailedCodes)) sessionStorage.removeItem(key);
}

/**
 * The drafts of this tab are this person's from now on: those of somebody else, whose session ended before a reload,
 * are forgotten. To be called before any page reads one.
 */
export function draftsBelongTo(personId: string): void {
  if (sessionStorage.getItem(owner) === personId) return;
  for (const key of draftKeys())
    if (!stays.some((each) => key.startsWith(each))) sessionStorage.removeItem(key);
  sessionStorage.setItem(owner, personId);
}

const draftKeys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));

function read<T>(key: string): T | undefined {
  const text = sessionStorage.getItem(key);
  return text === null ? undefined : (JSON.parse(text) as T);
}
