import type { Projection } from '#engine';
import { type FormEvent, formEvents } from '../form/events.js';
import { evolveForm, noForm } from '../form/state.js';
import { fileTag } from './e-message-threads.view.js';
import { type FormDocument, formsView } from './forms.view.js';

export const formsProjection: Projection<FormEvent, FormDocument> = {
  schema: formsView,
  catalogues: [formEvents],
  keys: ({ data }) => [data.formId],
  tags: ({ form }) => [{ kind: fileTag, value: form.facts.fileId }],
  fold(document, event) {
    const form = evolveForm(document?.form ?? noForm, event);
    if (form.is === 'nothing') return document;
    return { formId: form.formId, county: form.county, personId: form.of?.personId ?? null, form };
  },
};
