import type { components } from '#api-client';

type Answers = components['schemas'];

export type Erasure = Answers['ErasureResponse'];
export type Hold = Answers['HoldBody'];
export type Counted = Answers['CountedBody'];
export type Who = Answers['WhoBody'];

export const erasuresKey = ['audit', 'erasures'] as const;
export const holdsKey = ['audit', 'holds'] as const;

export const stateTexts: Readonly<Record<Erasure['state'], string>> = {
  open: 'Waits for the second person',
  running: 'Is being done',
  done: 'Done',
  cancelled: 'Cancelled',
  lapsed: 'Lapsed',
};

/** `Person P-7` for `person:P-7`. */
export const subjectShown = (subject: string): string => `Person ${idOf(subject)}`;

/** What has to be typed. */
export const idOf = (subject: string): string => subject.slice(subject.indexOf(':') + 1);

export const daysText = (days: number): string =>
  days === 1 ? 'lapses within a day' : `lapses in ${days} days`;

export const whoText = ({ kind, name, id }: Who): string => `${name ?? id} (${kind})`;
