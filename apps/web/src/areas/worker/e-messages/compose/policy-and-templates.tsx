import { SelectField } from '../../../../shared/field.js';
import { languageNames } from '../texts.js';
import { useCountyRules } from '../use-county-rules.js';

/** The county's policy for those who write e-messages. */
export function Policy() {
  const rules = useCountyRules();
  if (!rules?.eMessagePolicy) return null;
  return (
    <section className="policy" aria-labelledby="policy">
      <h3 id="policy">County policy</h3>
      <p>{rules.eMessagePolicy}</p>
    </section>
  );
}

interface Text {
  readonly subject: string;
  readonly body: string;
}

/** Begins a text with one of the county's templates, in the customer's language. What was typed stays above it. */
export function TemplateChoice({
  language,
  text,
  onText,
}: {
  readonly language: 'en' | 'es';
  readonly text: Text;
  readonly onText: (part: Partial<Text>) => void;
}) {
  const templates = useCountyRules()?.eMessageTemplates ?? [];
  if (templates.length === 0) return null;
  const use = (place: string) => {
    const template = templates[Number(place)]?.[language];
    if (place === '' || template === undefined) return;
    onText({
      subject: text.subject.trim() === '' ? template.subject : text.subject,
      body: text.body.trim() === '' ? template.body : `${text.body.trimEnd()}\n\n${template.body}`,
    });
  };
  return (
    <SelectField
      label={`Template, in ${languageNames[language]}`}
      empty="- None -"
      value=""
      options={templates.map((each, place) => ({ value: String(place), text: each[language].title }))}
      onChange={use}
    />
  );
}
