import type { Disclosure } from '../looks/disclosures.js';
import type { ToldLook } from '../looks/told-looks.js';
import type { TimelineEntry } from '../told/timeline.js';
import type { Column } from './csv.js';

export const timelineColumns: readonly Column<TimelineEntry>[] = [
  { title: 'When', value: ({ at }) => at },
  { title: 'Event', value: ({ type }) => type },
  { title: 'Who', value: ({ by }) => by },
  { title: 'What', value: ({ words }) => words },
  { title: 'Changes', value: ({ changes }) => changes.map(changeText).join('; ') },
  { title: 'Caused by', value: ({ cause }) => cause?.words ?? '' },
  { title: 'Caused', value: ({ effects }) => effects.map(({ words }) => words).join('; ') },
  { title: 'About', value: ({ subjects }) => subjects.join(' ') },
  { title: 'Id', value: ({ eventId }) => eventId },
];

const changeText = ({ field, from, to }: TimelineEntry['changes'][number]): string =>
  `${field}: ${from ?? 'nothing'} → ${to ?? 'nothing'}`;

export const looksColumns: readonly Column<ToldLook>[] = [
  { title: 'When', value: ({ at }) => at },
  { title: 'Who', value: ({ by }) => by.name ?? by.id },
  { title: 'Kind', value: ({ by }) => by.kind },
  { title: 'Id', value: ({ by }) => by.id },
  { title: 'County', value: ({ by }) => by.county ?? '' },
  { title: 'What', value: ({ what }) => what },
  { title: 'Whose data', value: ({ subjects }) => subjects.join(' ') },
  { title: 'Searched for', value: ({ searchedFor }) => searchedFor.map(fieldText).join('; ') },
  { title: 'From where', value: ({ from }) => from ?? '' },
  { title: 'Why', value: ({ why }) => why ?? '' },
  { title: 'Outcome', value: ({ outcome }) => outcome },
  { title: 'Look', value: ({ lookId }) => lookId },
];

const fieldText = ({ field, value }: ToldLook['searchedFor'][number]): string => `${field}: ${value}`;

export const disclosuresColumns: readonly Column<Disclosure>[] = [
  { title: 'When', value: ({ at }) => at },
  { title: 'Recipient', value: ({ recipient }) => recipient },
  { title: 'Fields', value: ({ fields }) => fields.join('; ') },
  { title: 'Purpose', value: ({ purpose }) => purpose },
  { title: 'Legal basis', value: ({ legalBasis }) => legalBasis },
  { title: 'Look', value: ({ lookId }) => lookId },
];
