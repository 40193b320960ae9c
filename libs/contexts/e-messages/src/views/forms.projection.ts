import type { Projection } from '#engine';
import { type FormEvent, formEvents } from '../form/events.js';
import { evolveForm, noForm } from '../form/state.js';
import { type FormDocument, formsView } from './forms.view.js';

export const formsProjection: Projection<FormEvent, FormDocument> = {
  schema: formsView,
  catalogues: [formEvents],
  keys: ({ data }) => [data.formId],
  fold(document, event) {
    const form = evolveForm(document?.form ?? noForm, event);
    if (form.is === 'nothing') return document;
    return { formId: form.formId, county: form.county, personId: form.of?.personId ?? null, form };
  },
};
