import type { Actor, CountyCode, Instant } from '#kernel';
import type { DryRun } from '../values.js';
import type { ErasureEvent } from './events.js';

export interface Erasure {
  readonly erasureId: string;
  readonly begunBy: Actor;
  readonly begunAt: Instant;
  readonly counties: readonly CountyCode[];
  readonly dryRun: DryRun;
  readonly state: 'open' | 'running' | 'cancelled' | 'lapsed' | 'done';
  readonly approvedBy?: Actor;
}

export interface Hold {
  readonly holdId: string;
  readonly by: Actor;
  readonly at: Instant;
  readonly liftedBy?: Actor;
}

/** Of one person. */
export interface Erasures {
  /** In the order in which they were begun: at most the last one is open or runs. */
  readonly all: readonly Erasure[];
  readonly holds: readonly Hold[];
  /** The person was erased. */
  readonly erased: boolean;
}

export const noErasures: Erasures = { all: [], holds: [], erased: false };

export function evolve(state: Erasures, event: ErasureEvent): Erasures {
  switch (event.type) {
    case 'ErasureBegun': {
      const { erasureId, by, at, counties, dryRun } = event.data;
      const begun: Erasure = { erasureId, begunBy: by, begunAt: at, counties, dryRun, state: 'open' };
      return { ...state, all: [...state.all, begun] };
    }
    case 'ErasureApproved':
      return changed(state, event.data.erasureId, { state: 'running', approvedBy: event.data.by });
    case 'ErasureCancelled':
      return changed(state, event.data.erasureId, { state: 'cancelled' });
    case 'ErasureLapsed':
      return changed(state, event.data.erasureId, { state: 'lapsed' });
    case 'ErasureDone':
      return { ...changed(state, event.data.erasureId, { state: 'done' }), erased: true };
    case 'LegalHoldSet': {
      const { holdId, by, at } = event.data;
      return { ...state, holds: [...state.holds, { holdId, by, at }] };
    }
    case 'LegalHoldLifted': {
      const { holdId, by } = event.data;
      const holds = state.holds.map((each) => (each.holdId === holdId ? { ...each, liftedBy: by } : each));
      return { ...state, holds };
    }
  }
}

const changed = (state: Erasures, id: string, change: Partial<Erasure>): Erasures => ({
  ...state,
  all: state.all.map((each) => (each.erasureId === id ? { ...each, ...change } : each)),
});

/** The holds that stand. */
export const standing = ({ holds }: Erasures): readonly Hold[] =>
  holds.filter(({ liftedBy }) => liftedBy === undefined);
