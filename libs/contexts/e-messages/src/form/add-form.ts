import {
  type Actor,
  type CaseNumber,
  type CountyCode,
  type FormId,
  type Instant,
  isStaff,
  NotFound,
  type PersonId,
} from '#kernel';
import type { FormEvent, FormFacts } from './events.js';
import type { Form } from './state.js';

export interface AddForm {
  readonly kind: 'add-form';
  readonly formId: FormId;
  readonly county: CountyCode;
  readonly facts: FormFacts;
  /** One person's own. */
  readonly of?: { readonly caseNumber: CaseNumber; readonly personId: PersonId };
  readonly by: Actor;
  readonly at: Instant;
}

/** Supervisors keep the catalogue; a notice of one person any worker may add (rule M8). @throws NotFound for whoever is of another county */
export function addForm({ formId, county, facts, of, by, at }: AddForm, form: Form): readonly FormEvent[] {
  if (form.is === 'known') return [];
  const isAllowed = of === undefined ? by.kind === 'supervisor' : isStaff(by);
  if (!isAllowed || by.county !== county) throw new NotFound();
  return [{ type: 'FormAdded', data: { formId, county, ...facts, ...(of && { of }), by, at } }];
}
