import { TextAreaField, TextField } from '../../../shared/field.js';
import {
  type ContactForm,
  contactDifferences,
  contactOf,
  formOf,
  type KeptContact,
  lines,
} from './contact-form.js';
import { SettingsForm } from './settings-form.js';
import { useSettingsChange } from './use-settings-change.js';

/** Phone, hours and address for the portal and the mails, in both languages of the customers; with a reason. */
export function ContactSettings({ kept }: { readonly kept: KeptContact }) {
  const { form, change, errorOf, send, shell } = useSettingsChange(kept, {
    name: 'county-contact',
    formOf,
    differences: contactDifferences,
    saved: 'Saved. Customers see it from now on.',
  });
  // By the names on the page: the server's are of no use to a reader.
  const wrong = Object.values(lines).flatMap(({ field, label }) => {
    const message = errorOf(field);
    return message ? [{ label, message }] : [];
  });
  const of = (name: keyof ContactForm) => ({
    label: lines[name].label,
    value: form[name],
    onChange: (value: string) => change({ [name]: value }),
    error: errorOf(lines[name].field),
  });
  return (
    <SettingsForm
      title="How customers reach the county"
      about="Shown in the portal and in e-mails that ask customers to contact the county. Anything left empty is not shown."
      what="how customers reach the county"
      wrong={wrong}
      reasonField={{ label: lines.reason.label }}
      onSave={() => send({ changes: { contact: contactOf(form) }, seen: { contact: kept } })}
      shell={shell}
    >
      <TextField {...of('phone')} type="tel" />
      <TextField {...of('hoursEn')} hint="Such as Monday to Friday, 8:00 AM to 5:00 PM" maxLength={200} />
      <TextField
        {...of('hoursEs')}
        hint="Such as De lunes a viernes, de 8:00 a. m. a 5:00 p. m."
        maxLength={200}
      />
      <TextAreaField {...of('addressEn')} maxLength={200} />
      <TextAreaField
        {...of('addressEs')}
        hint="The same lines, with the words among them in Spanish"
        maxLength={200}
      />
    </SettingsForm>
  );
}
