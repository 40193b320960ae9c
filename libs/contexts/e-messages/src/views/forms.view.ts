import type { CountyCode, FormId, PersonId } from '#kernel';
import type { ViewSchema } from '#read-store';
import type { KnownForm } from '../form/state.js';

/** One entry of a county's catalogue of forms and notices. */
export interface FormDocument {
  readonly formId: FormId;
  readonly county: CountyCode;
  /** Of one person's own; null: anybody's. */
  readonly personId: PersonId | null;
  readonly form: KnownForm;
}

export const formsView: ViewSchema = {
  name: 'e-message-forms',
  version: 1,
  fields: { county: 'text', personId: 'text' },
  indexes: [['county', 'personId']],
  tagged: true,
};
