import { type CaseNumber, type CountyCode, type FormId, type PersonId, type Subject, subject } from '#kernel';
import type { FormEvent, FormFacts } from './events.js';

export interface KnownForm {
  readonly is: 'known';
  readonly formId: FormId;
  readonly county: CountyCode;
  readonly of?: { readonly caseNumber: CaseNumber; readonly personId: PersonId };
  readonly facts: FormFacts;
}

/** `e-message-form-{formId}` */
export type Form = { readonly is: 'nothing' } | KnownForm;

export const noForm: Form = { is: 'nothing' };

/** Total. */
export function evolveForm(form: Form, event: FormEvent): Form {
  switch (event.type) {
    case 'FormAdded': {
      const { formId, county, of } = event.data;
      return { is: 'known', formId, county, ...(of && { of }), facts: factsOf(event.data) };
    }
    case 'FormChanged':
      return form.is === 'known' ? { ...form, facts: factsOf(event.data) } : form;
  }
}

export function factsOf(data: FormFacts): FormFacts {
  const { title, ownTitle, language, kind, sendable, returnExpected, paperOnly, fileId, size, digest } = data;
  const named = { ...(title !== undefined && { title }), ...(ownTitle && { ownTitle }) };
  return { ...named, language, kind, sendable, returnExpected, paperOnly, fileId, size, digest };
}

/** Whose key seals the files of a county's catalogue: they are nobody's personal data. */
export const formFilesOf = (county: CountyCode): Subject => subject(`county-forms-${county}`);
