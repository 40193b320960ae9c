import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { ProjectionsHost, SystemOptions } from '#composition';

export const shortSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5];

/** Appends to the ledgers, and rebuilds of views: what every process of ours may do. */
export class StoreMetrics {
  private readonly appends;
  private readonly rebuildRate;
  private readonly rebuildsEnded;

  constructor(registry: Registry) {
    this.appends = new Histogram({
      name: 'caseledger_append_seconds',
      help: 'Time of an append to a ledger, by how it ended.',
      labelNames: ['ledger', 'result'],
      buckets: shortSeconds,
      registers: [registry],
    });
    this.rebuildRate = new Gauge({
      name: 'caseledger_rebuild_events_per_second',
      help: 'Events that a rebuild of the view folds in a second; 0 when none runs.',
      labelNames: ['view'],
      registers: [registry],
    });
    this.rebuildsEnded = new Counter({
      name: 'caseledger_rebuilds_total',
      help: 'Rebuilds that ended, by how.',
      labelNames: ['result'],
      registers: [registry],
    });
  }

  appended: NonNullable<SystemOptions['observeAppend']> = ({ ledger, milliseconds, result }) =>
    this.appends.observe({ ledger, result }, milliseconds / 1000);

  /** The same projections, whose rebuilds are counted. */
  watching(projections: ProjectionsHost): ProjectionsHost {
    return {
      ...projections,
      rebuild: (request) => this.watched(projections.rebuild(request), request.views),
    };
  }

  private async *watched(
    run: ReturnType<ProjectionsHost['rebuild']>,
    views: readonly string[],
  ): ReturnType<ProjectionsHost['rebuild']> {
    const at = (perSecond: number) => {
      for (const view of views) this.rebuildRate.set({ view }, perSecond);
    };
    let result = 'failed';
    try {
      let step = await run.next();
      while (!step.done) {
        at(step.value.perSecond);
        yield step.value;
        step = await run.next();
      }
      result = 'done';
      return step.value;
    } finally {
      at(0);
      this.rebuildsEnded.inc({ result });
      // Whoever stops asking, or throws at a step, ends the rebuild itself, too.
      await run.return(undefined as never);
    }
  }
}
