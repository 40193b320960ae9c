import { stateText, troubleOf, unhealthyFirst } from './health.js';
import type { Projection } from './projections.js';

const view = (name: string, over: Partial<Projection> = {}): Projection => ({
  ...{ name, version: 1, build: 'v1-1', role: 'live', lagEvents: 0, lagSeconds: 0, eventsPerSecond: 0 },
  ...{ state: 'running', deadLetters: 0, hasCaughtUp: true },
  ...over,
});

test('those with trouble come first, the others by name', () => {
  const views = [
    view('b'),
    view('a'),
    view('z', { deadLetters: 1 }),
    view('y', { state: 'stopped', reason: 'its copy is gone' }),
    view('x', { lagSeconds: 61 }),
  ];
  expect(unhealthyFirst(views).map(({ name }) => name)).toEqual(['x', 'y', 'z', 'a', 'b']);
});

test('a view that is a little behind, or fed elsewhere, is well', () => {
  expect(troubleOf(view('a', { lagSeconds: 60, state: 'catching_up' }))).toBeUndefined();
  expect(troubleOf(view('a', { state: 'standby' }))).toBeUndefined();
});

test('what is wrong is said as the server says it', () => {
  expect(troubleOf(view('a', { state: 'stopped', reason: 'its copy is gone' }))).toBe('its copy is gone');
  expect(stateText(view('a', { needsRebuild: 'skipped' }))).toBe('running, needs a rebuild');
});
