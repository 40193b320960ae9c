import type { Mail } from '#bounded-context';
import type { Language } from '#kernel';
import type { Attachment } from './transport.js';
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
  /** Absent: none go along. */
  readonly attachments?: readonly Attachment[];
}

/** @throws when a parameter is missing: nobody gets a message with a hole in it */
export function render({ mail, channel, language, params }: Rendering): Rendered {
  const { [language]: wording } = mail.wordings;
  const fill = (text: string) => filled(text, { countyContact: '', ...params });
  return channel === 'text'
    ? { text: fill(wording.text) }
    : {
        subject: fill(wording.subject),
        text: `${paragraphs(wording.mail.map(fill))}\n`,
        ...(mail.attachments && { attachments: attached(mail.attachments, params) }),
      };
}

const attached = (
  files: NonNullable<Mail['attachments']>,
  params: Readonly<Record<string, string>>,
): readonly Attachment[] =>
  Object.entries(files)
    .map(([name, param]) => ({ name, text: params[param] ?? '' }))
    .filter(({ text }) => text !== '');

const paragraphs = (texts: readonly string[]): string => texts.filter((each) => each !== '').join('\n\n');

const filled = (text: string, params: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) throw new Error(`the message needs "${name}"`);
    return value;
  });
