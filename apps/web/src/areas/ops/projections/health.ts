import type { Projection } from './projections.js';

/** So long a view may be behind before somebody should look. */
const longestLagSeconds = 60;

/** What is wrong with a view, in words; undefined: nothing. */
export function troubleOf(view: Projection): string | undefined {
  if (view.state === 'stopped' || view.state === 'unfed') return view.reason ?? 'It is not fed.';
  if (view.needsRebuild !== undefined) return view.needsRebuild;
  if (view.deadLetters > 0) return 'It does without events that it could not fold.';
  if (view.state === 'retrying') return view.reason ?? 'Something that it needs is away.';
  if (view.lagSeconds > longestLagSeconds) return 'It is far behind.';
  return undefined;
}

/** Those with trouble first, then by name. */
export const unhealthyFirst = (views: readonly Projection[]): readonly Projection[] =>
  [...views].sort(
    (a, b) =>
      Number(troubleOf(a) === undefined) - Number(troubleOf(b) === undefined) || a.name.localeCompare(b.name),
  );

const words: Readonly<Record<Projection['state'], string>> = {
  catching_up: 'catching up',
  running: 'running',
  retrying: 'trying again',
  standby: 'fed by another process',
  held: 'standing still for a switch',
  stopped: 'stopped',
  unfed: 'not fed',
};

/** Its state as people say it. */
export const stateText = (view: Projection): string =>
  view.needsRebuild === undefined ? words[view.state] : `${words[view.state]}, needs a rebuild`;
