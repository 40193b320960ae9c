import { lastReplacedFirst, type Projection } from '#engine';
import { InvalidInput, Refused } from '#kernel';
import type { Operation } from './operation.js';
import { viewNamed, viewNames } from './views.js';

interface OneView {
  readonly view: string;
}

/** `caseledger projections rollback NAME`: readers go back to the copy before the present one. */
export const rollBackProjection: Operation<
  OneView,
  { readonly view: string; readonly build: string; readonly replaced: string }
> = async function* ({ system: { readStore } }, { view }) {
  const { schema } = mustBeNamed(view);
  const copies = (await readStore.copies()).filter(({ name }) => name === view);
  const live = copies.find(({ state }) => state === 'live');
  const [previous] = copies.filter(({ state }) => state === 'previous').sort(lastReplacedFirst);
  if (live === undefined || previous === undefined)
    throw new Refused('no_previous_copy', `${view} has no previous copy to go back to`);
  const switched = await readStore.flip({ ...schema, version: previous.version }, previous.build, live.build);
  if (!switched)
    throw new Refused('conflict', `somebody else switched ${view} at the same moment: look again`);
  return { view, build: previous.build, replaced: live.build };
};

/** `caseledger projections retire NAME`: deletes the copies that were replaced. */
export const retireProjection: Operation<
  OneView,
  { readonly view: string; readonly retired: readonly string[] }
> = async function* ({ system: { readStore } }, { view }) {
  mustBeNamed(view);
  const copies = (await readStore.copies()).filter(
    ({ name, state }) => name === view && state === 'previous',
  );
  for (const { build } of copies) await readStore.retire(view, build);
  return { view, retired: copies.map(({ build }) => build) };
};

function mustBeNamed(view: string): Projection {
  const found = viewNamed(view);
  if (found !== undefined) return found;
  throw new InvalidInput([{ field: 'NAME', message: `${view}: must be among ${viewNames.join(', ')}` }]);
}
