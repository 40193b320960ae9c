import type { Difference } from '../parts/contact-words.js';
import { type Lines, lineDifferences } from './lines.js';

interface Text {
  readonly title: string;
  readonly subject: string;
  readonly body: string;
}

/** As the server keeps it. */
export interface KeptRules {
  readonly businessHours: { readonly from: string; readonly to: string };
  readonly eMessagePolicy: string;
  readonly eMessageTemplates: readonly { readonly en: Text; readonly es: Text }[];
  readonly documentsPerAction: number;
  readonly fileMegabytes: number;
  readonly actionMegabytes: number;
}

/** A template on the page; `id` is its own as long as the page is open. */
export interface TemplateForm {
  readonly id: string;
  readonly en: Text;
  readonly es: Text;
}

/** What holds for e-Messages, as somebody types it. */
export interface RulesForm {
  readonly opens: string;
  readonly closes: string;
  readonly policy: string;
  readonly documents: string;
  readonly file: string;
  readonly action: string;
  readonly templates: readonly TemplateForm[];
}

export const formOfRules = (kept: KeptRules): RulesForm => ({
  opens: kept.businessHours.from,
  closes: kept.businessHours.to,
  policy: kept.eMessagePolicy,
  documents: String(kept.documentsPerAction),
  file: String(kept.fileMegabytes),
  action: String(kept.actionMegabytes),
  templates: kept.eMessageTemplates.map(({ en, es }, place) => ({ id: `kept-${place}`, en, es })),
});

/** What is no number goes as 0, which the server refuses with the bounds. */
export const rulesOf = ({ templates, ...form }: RulesForm): KeptRules => ({
  businessHours: { from: form.opens.trim(), to: form.closes.trim() },
  eMessagePolicy: form.policy,
  eMessageTemplates: templates.map(({ en, es }) => ({ en, es })),
  documentsPerAction: Number(form.documents) || 0,
  fileMegabytes: Number(form.file) || 0,
  actionMegabytes: Number(form.action) || 0,
});

const none: Text = { title: '', subject: '', body: '' };
export const newTemplate = (): TemplateForm => ({ id: crypto.randomUUID(), en: none, es: none });

/** The templates have lines of their own. */
export const lines: Lines<Exclude<keyof RulesForm, 'templates'>> = {
  opens: { field: 'businessHours.from', label: 'Offices open at' },
  closes: { field: 'businessHours.to', label: 'Offices close at' },
  documents: { field: 'documentsPerAction', label: 'Documents for one action, at most' },
  file: { field: 'fileMegabytes', label: 'Megabytes of one file, at most' },
  action: { field: 'actionMegabytes', label: 'Megabytes of all documents of an action, at most' },
  policy: { field: 'eMessagePolicy', label: 'Policy for workers who write e-Messages' },
  reason: { field: 'reason', label: 'Reason for changing these rules' },
};

export const textParts = ['title', 'subject', 'body'] as const;
export const languageNames = { en: 'English', es: 'Spanish' } as const;

export const templateLabel = (place: number, language: 'en' | 'es', part: keyof Text): string =>
  `Template ${place + 1}: ${part} in ${languageNames[language]}`;
export const templateField = (place: number, language: 'en' | 'es', part: keyof Text): string =>
  `eMessageTemplates.${place}.${language}.${part}`;

/** Every field of the page with its label, by the server's names. */
export function labelsOf({ templates }: Pick<RulesForm, 'templates'>): ReadonlyMap<string, string> {
  const ofTemplates = templates.flatMap((_, place) =>
    (['en', 'es'] as const).flatMap((language) =>
      textParts.map(
        (part) => [templateField(place, language, part), templateLabel(place, language, part)] as const,
      ),
    ),
  );
  return new Map([
    ...Object.values(lines).map(({ field, label }) => [field, label] as const),
    ...ofTemplates,
  ]);
}

/** What differs between the rules that were seen and those that are kept now, in words. */
export function ruleDifferences(seen: KeptRules, now: KeptRules): readonly Difference[] {
  const [then, later] = [formOfRules(seen), formOfRules(now)];
  const titles = ({ templates }: RulesForm) => templates.map(({ en }) => en.title).join(', ') || 'none';
  const changed = lineDifferences(lines, then, later);
  const same = JSON.stringify(seen.eMessageTemplates) === JSON.stringify(now.eMessageTemplates);
  return same ? changed : [...changed, { field: 'Templates', before: titles(then), now: titles(later) }];
}
