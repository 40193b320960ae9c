import type { Language } from '../domain/values.js';

/** What a message says in one language. `{name}` stands for a parameter. */
export interface Wording {
  readonly subject: string;
  /** Paragraphs of the mail. */
  readonly mail: readonly string[];
  /** The text message. */
  readonly text: string;
}

export interface Template {
  /**
   * Parameters that must be given; `code` is made when the message is sent, and `portal` is always there.
   * `countyContact` may be missing: a paragraph of nothing else is left out.
   */
  readonly needs: readonly string[];
  readonly wordings: Readonly<Record<Language, Wording>>;
}
