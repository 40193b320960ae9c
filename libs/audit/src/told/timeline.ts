import type { LookRequest, PersonalData } from '#access';
import { type Happening, spoken } from '#bounded-context';
import { type Instant, opened, type Recorded } from '#kernel';
import { changesOf, type Difference } from '../state/compared.js';
import { toOpen } from '../state/documents.js';
import { erased } from '../state/presented.js';
import { subjectsIn } from '../timeline/subjects-in.js';
import type { TimelineEvent } from '../timeline/timeline.js';
import type { Telling } from '../words/all-words.js';
import { NamedPeople, type NamePorts } from './names.js';

export interface TellingPorts extends NamePorts {
  readonly personalData: Pick<PersonalData, 'openWithin'>;
  readonly inWords: Telling;
}

/** An event in words, to be found again by its id. */
export interface ToldEvent {
  readonly eventId: string;
  readonly at: Instant;
  /** Its short name in the catalogue. */
  readonly type: string;
  /** Who did it, and what. */
  readonly words: string;
  readonly by: string;
  /** What it is about, each with a timeline of its own: `person:P1`. */
  readonly subjects: readonly string[];
}

export interface ToldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** An event of a timeline as it is shown. */
export interface TimelineEntry extends ToldEvent {
  readonly changes: readonly ToldChange[];
  readonly cause: ToldEvent | null;
  readonly effects: readonly ToldEvent[];
}

/** Opens what a page of a timeline shows, as one look, and says it. @throws LookNotRecorded */
export async function toldTimeline(
  ports: TellingPorts,
  look: LookRequest,
  page: readonly TimelineEvent[],
): Promise<readonly TimelineEntry[]> {
  const people = new NamedPeople();
  const happenings = new Map<string, Happening>();
  for (const { event, cause, effects } of page)
    for (const each of [event, ...(cause ? [cause] : []), ...effects]) {
      const happening = ports.inWords(each);
      happenings.set(each.meta.id, happening);
      people.inSentence([...happening.said, happening.by]);
    }
  const documents = page.flatMap(({ touched }) => touched.flatMap(({ before, after }) => [before, after]));
  const notes = [...happenings.values()].flatMap((each) => each.notes ?? []);
  // Who stands in a field is known only once it was opened, but is never sealed itself: names of staff are no look.
  const sealedNames = await people.find(ports);
  await ports.personalData.openWithin(look, [...documents.map(toOpen), ...notes, ...sealedNames]);
  const changes = new Map(page.map(({ event, touched }) => [event.meta.id, changesOf(touched)]));
  for (const each of [...changes.values()].flat()) {
    people.inValue(each.before);
    people.inValue(each.after);
  }
  await people.findStaff(ports);
  const told = (event: Recorded): ToldEvent => {
    const { said, by } = happenings.get(event.meta.id)!;
    const who = spoken([by], people.inWords);
    return {
      eventId: event.meta.id,
      at: event.meta.recordedAt,
      type: event.type,
      words: `${who}: ${spoken(said, people.inWords)}`,
      by: who,
      subjects: subjectsIn(event),
    };
  };
  return page.map(({ event, cause, effects }) => ({
    ...told(event),
    changes: [
      ...changes.get(event.meta.id)!.map((each) => changeText(people, each)),
      ...notesOf(happenings.get(event.meta.id)!),
    ],
    cause: cause === undefined ? null : told(cause),
    effects: effects.map(told),
  }));
}

const changeText = (people: NamedPeople, { field, before, after }: Difference): ToldChange => ({
  field,
  from: people.valueText(before),
  to: people.valueText(after),
});

/** What was noted with it. */
const notesOf = ({ notes = [] }: Happening): readonly ToldChange[] =>
  notes.map(({ label, note }) => ({ field: label, from: null, to: opened(note)?.text ?? erased }));
