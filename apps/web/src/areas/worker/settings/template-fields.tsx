import { TextAreaField, TextField } from '../../../shared/field.js';
import {
  languageNames,
  newTemplate,
  type TemplateForm,
  templateField,
  templateLabel,
} from './e-message-form.js';

const mostTemplates = 50;

/** Texts to begin an e-Message with, in both languages of the customers. */
export function TemplateFields({
  templates,
  onChange,
  errorOf,
}: {
  readonly templates: readonly TemplateForm[];
  readonly onChange: (templates: readonly TemplateForm[]) => void;
  /** What is wrong with a field, by the server's name for it. */
  readonly errorOf: (field: string) => string | undefined;
}) {
  const replace = (id: string, by: (template: TemplateForm) => TemplateForm) =>
    onChange(templates.map((each) => (each.id === id ? by(each) : each)));
  return (
    <>
      <h3>Templates</h3>
      {templates.length === 0 && <p className="muted">There are no templates yet.</p>}
      {templates.map((template, place) => (
        <fieldset key={template.id} className="usa-fieldset template">
          <legend className="usa-legend">Template {place + 1}</legend>
          {(['en', 'es'] as const).map((language) => {
            const text = template[language];
            const change = (part: Partial<typeof text>) =>
              replace(template.id, (each) => ({ ...each, [language]: { ...each[language], ...part } }));
            const of = (part: keyof typeof text) => ({
              id: `settings-${templateField(place, language, part)}`,
              label: templateLabel(place, language, part),
              value: text[part],
              onChange: (value: string) => change({ [part]: value }),
              error: errorOf(templateField(place, language, part)),
            });
            return (
              <div key={language}>
                <TextField {...of('title')} maxLength={200} />
                <TextField
                  {...of('subject')}
                  maxLength={200}
                  hint={`What a customer reads in ${languageNames[language]}`}
                />
                <TextAreaField {...of('body')} maxLength={4_000} />
              </div>
            );
          })}
          <button
            type="button"
            className="usa-button usa-button--unstyled"
            onClick={() => onChange(templates.filter(({ id }) => id !== template.id))}
          >
            Remove template {place + 1}
          </button>
        </fieldset>
      ))}
      {templates.length < mostTemplates && (
        <p>
          <button
            type="button"
            className="usa-button usa-button--outline"
            onClick={() => onChange([...templates, newTemplate()])}
          >
            Add a template
          </button>
        </p>
      )}
    </>
  );
}
