import { type AccessEvent, accessEvents } from '#access';
import { ignore, type Projection } from '#engine';
import { localDate } from '#kernel';
import { type LookDayDocument, lookDayId, lookDaysView, type OpenedThatDay } from './look-days.view.js';
import { plainTask } from './looks.view.js';
import { opensSomebody } from './tasks.js';

/** Whose looks can be unusual: whoever works on a county's cases. */
const workers: ReadonlySet<string> = new Set(['worker', 'supervisor']);
const mostTasks = 20;

/** What unusual looking is found in. */
export const lookDaysProjection: Projection<AccessEvent, LookDayDocument> = {
  schema: lookDaysView,
  ledger: 'looks',
  catalogues: [accessEvents],
  keys: ({ data: { actor, at, outcome, subjects } }) =>
    outcome === 'shown' && subjects.length > 0 && workers.has(actor.kind) && actor.county !== undefined
      ? [lookDayId(localDate(at), actor.id)]
      : ignore,
  fold: (document, { data, meta }) => {
    const { actor, at, subjects, purpose } = data;
    const task = plainTask(purpose.task);
    const opened = { ...document?.opened };
    if (opensSomebody({ route: data.route, task }))
      for (const subject of subjects) opened[subject] = again(opened[subject], { task, at, lookId: meta.id });
    return {
      county: actor.county!,
      worker: actor.id,
      day: localDate(at),
      looks: (document?.looks ?? 0) + 1,
      opened,
    };
  },
};

function again(
  before: OpenedThatDay | undefined,
  { task, at, lookId }: { readonly task: string; readonly at: string; readonly lookId: string },
): OpenedThatDay {
  const tasks = before?.tasks ?? [];
  const isNew = !tasks.includes(task) && tasks.length < mostTasks;
  return {
    looks: (before?.looks ?? 0) + 1,
    lastAt: at as OpenedThatDay['lastAt'],
    lookId,
    tasks: isNew ? [...tasks, task] : tasks,
  };
}
