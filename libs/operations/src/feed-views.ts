import type { ProjectionStatus } from '#engine';
import { comparePositions } from '#event-store';
import type { OperationPorts, Progress } from './operation.js';
import { workingViewNames } from './views.js';

/** A view that does not hold everything yet, and why it gets no further, where that is known. */
export type ViewBehind = Pick<ProjectionStatus, 'name' | 'lagEvents' | 'reason'>;

const lookMilliseconds = 100;
/** Of views that come no further: what they wait for may be back any moment, but a command does not wait for ever. */
const patienceMilliseconds = 30_000;
const stuckStates: readonly ProjectionStatus['state'][] = ['stopped', 'unfed'];

/**
 * Waits until the live views hold everything that is in the ledger now, for a command that appended events where no
 * server feeds them. Nothing to wait for where projectors do. @returns the views that cannot come so far now
 */
export async function* feedViews({
  system,
  projections,
}: OperationPorts): AsyncGenerator<Progress, readonly ViewBehind[], void> {
  const { clock, config, store } = system;
  if (config.projections === 'elsewhere') return [];
  const head = await store.head();
  const began = clock.monotonic();
  const most = { total: 0, left: Number.POSITIVE_INFINITY, at: began };
  for (;;) {
    const behind = (await viewsBehind({ projections })).filter(
      ({ name, position }) => workingViewNames.includes(name) && comparePositions(position, head) < 0,
    );
    const now = clock.monotonic();
    const left = behind.reduce((sum, { lagEvents }) => sum + lagEvents, 0);
    if (left < most.left) Object.assign(most, { left, at: now });
    const isStuck = behind.every(({ state }) => stuckStates.includes(state));
    if (isStuck || now - most.at >= patienceMilliseconds) return behind.map(told);
    const furthest = Math.max(...behind.map(({ lagEvents }) => lagEvents));
    most.total = Math.max(most.total, furthest);
    yield progressOf(most.total - furthest, most.total, now - began);
    await clock.sleep(lookMilliseconds);
  }
}

/** The live views that are not at the head of the ledger, as they are now. */
export const viewsBehind = async ({
  projections,
}: Pick<OperationPorts, 'projections'>): Promise<readonly ProjectionStatus[]> =>
  (await projections.status()).filter(({ role, lagEvents }) => role === 'live' && lagEvents > 0);

const told = ({ name, lagEvents, state, reason }: ProjectionStatus): ViewBehind => ({
  name,
  lagEvents,
  ...(state !== 'running' && reason !== undefined && { reason }),
});

function progressOf(done: number, total: number, milliseconds: number): Progress {
  const perSecond = Math.round(done / Math.max(0.001, milliseconds / 1_000));
  const secondsLeft = perSecond === 0 ? {} : { secondsLeft: Math.ceil((total - done) / perSecond) };
  return { done, total, unit: 'events', perSecond, ...secondsLeft, note: 'feeding the views' };
}
