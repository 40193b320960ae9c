import { message } from '#bounded-context';
import { type CommandContext, Engine } from '#engine';
import type { AddForm } from './form/add-form.js';
import type { ChangeForm } from './form/change-form.js';
import { formDecider } from './form/decider.js';

/** What supervisors do with the catalogue of forms; what concerns a thread crosses contexts (`#processes`). */
export const ChangeForms = message(
  'ChangeForms',
  Engine,
  (engine, change: AddForm | ChangeForm, context: CommandContext) =>
    engine.execute(formDecider, change.formId, change, context),
);
