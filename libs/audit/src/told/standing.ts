import type { LookRequest } from '#access';
import type { Standing } from '../as-of/as-of.js';
import { type Difference, differencesOf, fieldsOfAll, titleOf } from '../state/compared.js';
import { toOpen } from '../state/documents.js';
import { type Field, fieldsOf } from '../state/fields.js';
import { presented } from '../state/presented.js';
import { NamedPeople } from './names.js';
import type { TellingPorts } from './timeline.js';

export interface ToldField {
  readonly field: string;
  readonly value: string | null;
}

/** A document as it stood, in words. */
export interface ToldDocument {
  readonly view: string;
  readonly id: string;
  readonly title: string;
  readonly fields: readonly ToldField[];
}

export interface ToldDifference {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ToldStanding {
  readonly state: readonly ToldDocument[];
  readonly differences: readonly ToldDifference[] | undefined;
}

/**
 * Opens how a subject stood, and with it how it stood at another moment, as one look; what differs is told from `before` to `after`.
 * @throws LookNotRecorded
 */
export async function toldStanding(
  ports: TellingPorts,
  look: LookRequest,
  {
    shown,
    compared,
  }: {
    readonly shown: Standing;
    readonly compared?: readonly [before: Standing | undefined, after: Standing | undefined];
  },
): Promise<ToldStanding> {
  const all = [shown, ...(compared ?? [])].flatMap((each) => each?.documents ?? []);
  await ports.personalData.openWithin(
    look,
    all.map(({ document }) => toOpen(document)),
  );
  const people = new NamedPeople();
  const documents = shown.documents.map((each) => ({
    ...each,
    fields: fieldsOf(presented(each.view, each.document)),
  }));
  const differences = compared && differencesOf(...fieldsAt(compared));
  for (const { value } of documents.flatMap((each): readonly Field[] => each.fields)) people.inValue(value);
  for (const { before, after } of differences ?? []) {
    people.inValue(before);
    people.inValue(after);
  }
  await people.findStaff(ports);
  return {
    state: documents.map(({ view, id, fields }) => ({
      view,
      id,
      title: titleOf(view, id),
      fields: fields.map(({ field, value }) => ({ field, value: people.valueText(value) })),
    })),
    differences: differences?.map((each) => differenceText(people, each)),
  };
}

const fieldsAt = ([before, after]: readonly [Standing | undefined, Standing | undefined]) => {
  const named = Math.max(before?.documents.length ?? 0, after?.documents.length ?? 0) > 1;
  return [fieldsOfAll(before?.documents ?? [], named), fieldsOfAll(after?.documents ?? [], named)] as const;
};

const differenceText = (people: NamedPeople, { field, before, after }: Difference): ToldDifference => ({
  field,
  before: people.valueText(before),
  after: people.valueText(after),
});
