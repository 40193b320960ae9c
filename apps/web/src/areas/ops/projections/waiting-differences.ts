import type { Copy, Rebuild, RebuiltView } from './projections.js';

/** Differences that wait for somebody: the newest of each view, while both copies are there. */
export function waitingDifferences(
  rebuilds: readonly Rebuild[],
  copies: readonly Copy[],
): readonly { readonly rebuildId: string; readonly view: RebuiltView }[] {
  const isThere = ({ name, build }: RebuiltView) =>
    copies.some((each) => each.name === name && each.build === build && each.state === 'building');
  const seen = new Set<string>();
  return rebuilds
    .filter(({ state }) => state === 'done')
    .flatMap(({ rebuildId, result }) => (result?.views ?? []).map((view) => ({ rebuildId, view })))
    .filter(({ view }) => {
      if (!view.kept || !isThere(view) || seen.has(view.name)) return false;
      seen.add(view.name);
      return true;
    });
}
