import { hasControl, hasOnly, isObject } from './shapes.js';
import type { FieldError } from './validation.js';

/** `HH:MM`, local (rule G5). */
export interface BusinessHours {
  readonly from: string;
  readonly to: string;
}

/** A text to begin an e-Message with. */
export interface TemplateText {
  readonly title: string;
  readonly subject: string;
  readonly body: string;
}

/** The same text for customers of either language. */
export interface EMessageTemplate {
  readonly en: TemplateText;
  readonly es: TemplateText;
}

export const longestPolicy = 2_000;
const mostTemplates = 50;
const longest: Readonly<Record<keyof TemplateText, number>> = { title: 200, subject: 200, body: 4_000 };
/** All templates stand in one event, before and after: this keeps it well below what a store takes (1 MiB). */
const mostTogether = 120_000;

export function hoursErrors(hours: unknown): readonly FieldError[] {
  if (hours === undefined) return [];
  if (!isObject(hours) || !hasOnly(hours, ['from', 'to']))
    return [{ field: 'businessHours', message: 'must have a time of day from and one to' }];
  const wrong = ['from', 'to'].filter((each) => !isTimeOfDay(hours[each]));
  if (wrong.length > 0)
    return wrong.map((each) => ({
      field: `businessHours.${each}`,
      message: 'must be a time of day as HH:MM, such as 08:00 or 17:00',
    }));
  return String(hours.from) < String(hours.to)
    ? []
    : [{ field: 'businessHours.to', message: 'must be later than the time at which the office opens' }];
}

export function policyErrors(policy: unknown): readonly FieldError[] {
  if (policy === undefined) return [];
  const fine =
    typeof policy === 'string' && policy.length <= longestPolicy && !hasControl(oneLineEnd(policy));
  return fine
    ? []
    : [{ field: 'eMessagePolicy', message: `must be a text of at most ${longestPolicy} characters` }];
}

/** What is wrong with the templates, field by field: `eMessageTemplates.0.es.body`. */
export function templateErrors(templates: unknown): readonly FieldError[] {
  if (templates === undefined) return [];
  const field = 'eMessageTemplates';
  if (!Array.isArray(templates)) return [{ field, message: 'must be a list of templates' }];
  if (templates.length > mostTemplates)
    return [{ field, message: `must be at most ${mostTemplates} templates` }];
  const errors = templates.flatMap((each, place) => oneTemplateErrors(`${field}.${place}`, each));
  if (errors.length > 0 || lengthOf(templates) <= mostTogether) return errors;
  const most = mostTogether.toLocaleString('en-US');
  return [{ field, message: `must be at most ${most} characters together` }];
}

function oneTemplateErrors(field: string, template: unknown): readonly FieldError[] {
  if (!isObject(template) || !hasOnly(template, languages))
    return [{ field, message: 'must have a text in English (en) and one in Spanish (es)' }];
  return languages.flatMap((language) => {
    const text = template[language];
    const where = `${field}.${language}`;
    if (!isObject(text) || !hasOnly(text, parts))
      return [{ field: where, message: 'must have a title, a subject and a body' }];
    return parts.flatMap((part) => partErrors(`${where}.${part}`, text[part], part));
  });
}

function partErrors(field: string, value: unknown, part: keyof TemplateText): readonly FieldError[] {
  const fine =
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= longest[part] &&
    !hasControl(oneLineEnd(value)) &&
    (part === 'body' || !/[\r\n]/.test(value));
  const what = part === 'body' ? 'a text' : 'a text on one line';
  return fine
    ? []
    : [{ field, message: `must be ${what} of 1 to ${longest[part].toLocaleString('en-US')} characters` }];
}

/** The same texts without blanks round them, with one kind of line end. */
export const tidyText = (text: string): string => oneLineEnd(text).trim();

export const tidyTemplate = ({ en, es }: EMessageTemplate): EMessageTemplate => ({
  en: tidyTemplateText(en),
  es: tidyTemplateText(es),
});

const tidyTemplateText = ({ title, subject, body }: TemplateText): TemplateText => ({
  title: tidyText(title),
  subject: tidyText(subject),
  body: tidyText(body),
});

const languages = ['en', 'es'] as const;
const parts = ['title', 'subject', 'body'] as const;

const lengthOf = (templates: readonly EMessageTemplate[]): number =>
  templates
    .flatMap(({ en, es }) => [en, es])
    .reduce((sum, { title, subject, body }) => sum + title.length + subject.length + body.length, 0);

const oneLineEnd = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

const isTimeOfDay = (value: unknown): boolean =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
