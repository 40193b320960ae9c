import type { LookRequest, PersonalData } from '#access';
import { canonicalJson, mappedInTurns, type Sealed } from '#kernel';
import { sealedPlaces } from '../package/sealed-places.js';
import type { GatheredCase } from './gather-case.js';
import { mayBeOpened } from './whose.js';

/** A sealed value of an event in the package: what its reader sees of it, or why nothing. */
export interface ShownValue {
  readonly eventId: string;
  readonly path: string;
  readonly shows:
    | { readonly kind: 'opened'; readonly opening: Buffer; readonly plain: unknown }
    | { readonly kind: 'left out' | 'erased' | 'sealed before openings were kept' };
}

const saltLength = 16;

/** Every sealed value in the events that stand whole. One look at all that is opened (rule A64). */
export async function openedValues(
  { events, included, accounts }: GatheredCase,
  personalData: Pick<PersonalData, 'openings'>,
  look: LookRequest,
): Promise<readonly ShownValue[]> {
  const places = (
    await mappedInTurns(events, ({ event, stored }) =>
      event === undefined
        ? []
        : // Where it stands in the text that was hashed, whatever shape the event has by now.
          sealedPlaces(JSON.parse(stored.data)).map((place) => ({ ...place, eventId: stored.id })),
    )
  ).flat();
  const isShown = ({ $sealed }: Sealed<unknown>) => mayBeOpened($sealed, included, accounts);
  const shown = places.filter(({ sealed }) => isShown(sealed));
  const openings = await personalData.openings(
    look,
    shown.map((each) => each.sealed),
  );
  const byPlace = new Map(shown.map((each, at) => [each, openings[at]]));
  return mappedInTurns(places, (place): ShownValue => {
    const { eventId, path, sealed } = place;
    if (!byPlace.has(place)) return { eventId, path, shows: { kind: 'left out' } };
    const opening = byPlace.get(place);
    if (opening !== undefined)
      return {
        eventId,
        path,
        shows: { kind: 'opened', opening, plain: JSON.parse(opening.toString('utf8', saltLength)) },
      };
    const kind = sealed.d === undefined ? 'sealed before openings were kept' : 'erased';
    return { eventId, path, shows: { kind } };
  });
}

/** opened.ndjson */
export const openedText = async (values: readonly ShownValue[]): Promise<string> =>
  (
    await mappedInTurns(values, ({ eventId, path, shows }) =>
      shows.kind === 'opened'
        ? `${canonicalJson({ eventId, opening: shows.opening.toString('base64'), path })}\n`
        : '',
    )
  ).join('');
