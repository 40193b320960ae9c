import type { ReactNode } from 'react';
import { momentText } from '../../../shared/dates.js';
import { CheckboxField, Field, SelectField, TextField } from '../../../shared/field.js';
import type { Contact } from '../parts/contact-types.js';
import { yesOrNo } from '../parts/contact-words.js';
import { controlId, type Fault, faultAt } from './contact-faults.js';
import type { ContactForm, ContactFields as Fields } from './contact-form.js';
import { ResetPin } from './reset-pin.js';

const notifications = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
] as const;

/** The upper part of the Contact Detail, in the documents' order. */
export function ContactFields({
  personId,
  name,
  contact,
  form,
  faults,
  onType,
}: {
  readonly personId: string;
  readonly name: string;
  readonly contact: Contact;
  readonly form: ContactForm;
  readonly faults: readonly Fault[];
  readonly onType: <Key extends keyof Fields>(field: Key, value: Fields[Key]) => void;
}) {
  const text = (field: 'email' | 'customerId') => ({
    id: controlId(field),
    value: form[field],
    error: faultAt(faults, controlId(field)),
    onChange: (value: string) => onType(field, value),
  });
  return (
    <div className="contact-fields">
      <Field label="Name:" required>
        {(control) => <input className="usa-input contact-name" {...control} value={name} readOnly />}
      </Field>
      <TextField label="E-mail Address:" type="email" maxLength={254} {...text('email')} />
      <Shown label="IVR PIN:">
        <ResetPin personId={personId} name={name} />
      </Shown>
      <Shown label="IVR PIN Updated On:">
        {contact.ivrPinUpdatedOn === null ? 'Never' : momentText(contact.ivrPinUpdatedOn)}
      </Shown>
      <Shown label="Voice Print">{yesOrNo(contact.voicePrint)}</Shown>
      <CheckboxField
        label="Allow E-mail Reminder"
        checked={form.allowEmailReminder}
        onChange={(value) => onType('allowEmailReminder', value)}
      />
      <SelectField
        label="E-Notification:"
        value={form.eNotification ? 'yes' : 'no'}
        options={notifications}
        onChange={(value) => onType('eNotification', value === 'yes')}
      />
      <Shown label="E-mail Status:">
        {form.emailStatus ?? <span className="muted">{form.email === '' ? 'No address' : 'Not known'}</span>}
      </Shown>
      <TextField label="Customer ID:" maxLength={64} {...text('customerId')} />
    </div>
  );
}

/** What the page shows and others decide. */
function Shown({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="field">
      <span className="usa-label">{label}</span>
      <div className="contact-shown">{children}</div>
    </div>
  );
}
