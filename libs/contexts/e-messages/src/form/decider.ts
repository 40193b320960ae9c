import type { Decider } from '#kernel';
import { type AddForm, addForm } from './add-form.js';
import { type ChangeForm, changeForm } from './change-form.js';
import type { FormEvent } from './events.js';
import { evolveForm, type Form, noForm } from './state.js';

export type FormCommand = AddForm | ChangeForm;

/** `e-message-form-{formId}`: one entry of a county's catalogue of forms and notices. */
export const formDecider: Decider<FormCommand, FormEvent, Form> = {
  category: 'e-message-form',
  opensPersonalData: true,
  initial: noForm,
  evolve: evolveForm,
  decide(command, form) {
    switch (command.kind) {
      case 'add-form':
        return addForm(command, form);
      case 'change-form':
        return changeForm(command, form);
      default:
        return command satisfies never;
    }
  },
};
