import {
  type CountyCode,
  catalogue,
  type EventsOf,
  event,
  type Instant,
  type Sealed,
  type Subject,
  subject,
} from '#kernel';
import type { CountyRules } from '../values.js';
import type { CountyContact } from './county-contact.js';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

/** `county-settings-{county}` */
interface CountySettingsChanged {
  readonly county: CountyCode;
  /** The changed settings as they were, and as they are now. */
  readonly from: Partial<CountyRules>;
  readonly to: Partial<CountyRules>;
  /** Sealed for `county-{code}`: free text may name somebody. */
  readonly reason: Sealed<{ readonly text: string }>;
  readonly at: Instant;
}
interface CountyContactChanged {
  readonly county: CountyCode;
  readonly from: CountyContact;
  readonly to: CountyContact;
  /** Sealed for `county-{code}`. */
  readonly reason: Sealed<{ readonly text: string }>;
  readonly at: Instant;
}

/** CountySettingsChanged 1 → 2: there were fewer settings; each means the same. */
const settingsWereFewer = (data: object): object => data;

export const countySubject = (county: CountyCode): Subject => subject(`county-${county}`);

export const countySettingsEvents = catalogue('county-settings', {
  CountySettingsChanged: event<CountySettingsChanged>('A supervisor changed settings of a county.', {
    version: 2,
    upcasts: [settingsWereFewer],
  }),
  CountyContactChanged: event<CountyContactChanged>('A supervisor changed how customers reach a county.'),
});

export type CountySettingsEvent = EventsOf<typeof countySettingsEvents>;
