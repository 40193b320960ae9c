import { canonically } from '../package/event-line.js';
import { names } from '../package/names.js';
import { sealedPlaces } from '../package/sealed-places.js';
import { sha256 } from '../package/sums.js';
import type { CheckedEvents } from './check-events.js';
import type { Faults } from './faults.js';

/** That each plain text is the one that was sealed at that place of that event. Answers how many are. */
export function checkOpened(text: string, { byId }: CheckedEvents, faults: Faults): number {
  if (text !== '' && !text.endsWith('\n')) faults.found(names.opened, 'it does not end with a whole line');
  let opened = 0;
  for (const [at, line] of text.split('\n').slice(0, -1).entries()) {
    const read = readOpened(line);
    const wrong = (what: string) =>
      faults.found(names.opened, `line ${at + 1}: ${what}`, read && { eventId: read.eventId });
    if (read === undefined) {
      wrong('no opened value');
      continue;
    }
    const event = byId.get(read.eventId)?.whole;
    if (event === undefined) wrong('there is no such event');
    else {
      const place = sealedPlaces(event.data).find(({ path }) => path === read.path);
      if (place === undefined) wrong(`nothing was sealed at ${read.path} of its event`);
      else if (place.sealed.d !== sha256(read.opening))
        wrong(`this plain text is not what was sealed at ${read.path}: it or the event was changed`);
      else opened++;
    }
  }
  return opened;
}

function readOpened(line: string) {
  const { eventId, opening, path } = canonically(line) ?? {};
  if (typeof eventId !== 'string' || typeof opening !== 'string' || typeof path !== 'string')
    return undefined;
  const bytes = Buffer.from(opening, 'base64');
  return bytes.toString('base64') === opening ? { eventId, opening: bytes, path } : undefined;
}
