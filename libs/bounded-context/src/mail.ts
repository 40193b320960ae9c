import type { Language } from '#kernel';
import type { Secrets } from '#privacy';

/** What a message says in one language. `{name}` stands for a parameter. */
export interface Wording {
  readonly subject: string;
  /** Paragraphs of the mail. */
  readonly mail: readonly string[];
  /** The text message. */
  readonly text: string;
}

/** One kind of message that goes out, by mail or text. */
export interface Mail {
  /** As the ledger names it: unique among all contexts, and never changed. */
  readonly name: string;
  /**
   * Parameters that must be given; `portal` is always there. `countyContact` may be missing: a paragraph of nothing else
   * is left out.
   */
  readonly needs: readonly string[];
  readonly wordings: Readonly<Record<Language, Wording>>;
  /** Files that go along with a mail, by name, each the text of a parameter; one that is empty stays out. */
  readonly attachments?: Readonly<Record<string, string>>;
  /** It is of use only while somebody is linked to its person, looked at anew before each hand-over. */
  readonly onlyWhileLinked?: true;
  /** What is made when it is sent, and kept nowhere: a one-time code, a link with a secret in it. */
  readonly secret?: SecretOfMail;
}

export interface SecretOfMail {
  /** Makes it from the parameters that were queued. */
  readonly make: (
    secrets: Secrets,
    params: Readonly<Record<string, string>>,
  ) => Readonly<Record<string, string>>;
  /** It goes only to a contact of its person that may get codes, looked at anew before each hand-over (rule L4). */
  readonly goesTo: 'contact_on_file';
}

/** The first mail of a name, or undefined: a newer program may have queued it. */
export const mailNamed = (mails: readonly Mail[], name: string): Mail | undefined =>
  mails.find((each) => each.name === name);
