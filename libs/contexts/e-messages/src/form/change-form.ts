import { type Actor, type FormId, type Instant, isSealed, NotFound, opened } from '#kernel';
import type { FormEvent, FormFacts } from './events.js';
import type { Form } from './state.js';

export interface ChangeForm {
  readonly kind: 'change-form';
  readonly formId: FormId;
  /** What shall be otherwise from now on; what was sent keeps what it was. */
  readonly changes: Partial<FormFacts>;
  readonly by: Actor;
  readonly at: Instant;
}

/** @throws NotFound also for another county's, and for who is no supervisor */
export function changeForm({ formId, changes, by, at }: ChangeForm, form: Form): readonly FormEvent[] {
  if (form.is === 'nothing' || by.kind !== 'supervisor' || by.county !== form.county) throw new NotFound();
  const facts = { ...form.facts, ...changes };
  const changed = (Object.keys(changes) as (keyof FormFacts)[]).filter(
    (each) => plain(facts[each]) !== plain(form.facts[each]),
  );
  if (changed.length === 0) return [];
  return [{ type: 'FormChanged', data: { formId, county: form.county, ...facts, changed, by, at } }];
}

const plain = (fact: FormFacts[keyof FormFacts]) =>
  isSealed(fact) ? (opened(fact) as { readonly text: string } | undefined)?.text : fact;
