import type { Mail } from '#bounded-context';
import type { Language } from '#kernel';
import type { MailChannel } from './values.js';

export interface Rendering {
  readonly mail: Mail;
  readonly channel: MailChannel;
  readonly language: Language;
  /** `portal` (the public address, without a slash at its end) and what the mail needs. */
  readonly params: Readonly<Record<string, string>>;
}

export interface Rendered {
  /** Absent for a text. */
  readonly subject?: string;
  readonly text: string;
}

/** @throws when a parameter is missing: nobody gets a message with a hole in it */
export function render({ mail, channel, language, params }: Rendering): Rendered {
  const { [language]: wording } = mail.wordings;
  const fill = (text: string) => filled(text, { countyContact: '', ...params });
  return channel === 'text'
    ? { text: fill(wording.text) }
    : { subject: fill(wording.subject), text: `${paragraphs(wording.mail.map(fill))}\n` };
}

const paragraphs = (texts: readonly string[]): string => texts.filter((each) => each !== '').join('\n\n');

const filled = (text: string, params: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) throw new Error(`the message needs "${name}"`);
    return value;
  });
