export interface SharedNote {
  readonly id: string;
  /** As it was written: a copy by way of JSON. */
  readonly note: unknown;
}

/**
 * Small notes that all processes of an installation share and that go by themselves: who is where, what runs.
 * Adapters: `sqlite/`, `mongodb/`.
 */
export interface SharedNotes {
  /** Writes, or replaces, a note; it is gone so many seconds later. `note`: anything that JSON keeps. @throws Unavailable */
  put(topic: string, id: string, note: object, seconds: number): Promise<void>;
  /** The notes of a topic that are still there, in the order of their ids. @throws Unavailable */
  list(topic: string): Promise<readonly SharedNote[]>;
}
