import { type AccessEvent, accessEvents } from '#access';
import type { Projection } from '#engine';
import { type LookDocument, looksView, plainTask, subjectTag, taskTag } from './looks.view.js';

/** Who looked at whom: one document a look. */
export const looksProjection: Projection<AccessEvent, LookDocument> = {
  schema: looksView,
  ledger: 'looks',
  catalogues: [accessEvents],
  keys: ({ meta }) => [meta.id],
  fold: (_, { data: { actor, purpose, ...data } }) => ({
    ...data,
    actor: actor.id,
    by: actor,
    task: purpose.task,
    ...(data.disclosed && { leaves: 1 as const }),
  }),
  tags: ({ subjects, task }) => [...subjects.map(subjectTag), taskTag(plainTask(task))],
};
