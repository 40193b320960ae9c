import type { Language, MailChannel, TemplateName } from '../domain/values.js';
import {
  accountUnlinked,
  contactChanged,
  linkCompleted,
  requestProcessed,
  requestRejected,
} from './notices.js';
import type { Template } from './template.js';
import { verificationCode } from './verification-code.js';

export const templates: Readonly<Record<TemplateName, Template>> = {
  verification_code: verificationCode,
  contact_changed: contactChanged,
  link_completed: linkCompleted,
  request_processed: requestProcessed,
  request_rejected: requestRejected,
  account_unlinked: accountUnlinked,
};

export interface Rendering {
  readonly template: TemplateName;
  readonly channel: MailChannel;
  readonly language: Language;
  /** `portal` (the public address, without a slash at its end) and what the template needs. */
  readonly params: Readonly<Record<string, string>>;
}

export interface Rendered {
  /** Absent for a text. */
  readonly subject?: string;
  readonly text: string;
}

/** Whether the sender must make the one-time code of {attemptId, issue} for this template. */
export const needsCode = (template: TemplateName): boolean => templates[template].needs.includes('code');

/** @throws when a parameter is missing: nobody gets a message with a hole in it */
export function render({ template, channel, language, params }: Rendering): Rendered {
  const { [language]: wording } = templates[template].wordings;
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
