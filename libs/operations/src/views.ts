import { projections } from '#composition';
import type { Projection } from '#engine';

/** Names of all views that this program makes. */
export const viewNames: readonly string[] = projections.map(({ schema }) => schema.name);

/** Those that are made of the main ledger: who looked at whom is in another one, and no command waits for that. */
export const workingViewNames: readonly string[] = projections
  .filter(({ ledger }) => ledger !== 'looks')
  .map(({ schema }) => schema.name);

/** What makes the view of that name; undefined where there is none. */
export const viewNamed = (name: string): Projection | undefined =>
  projections.find(({ schema }) => schema.name === name);
