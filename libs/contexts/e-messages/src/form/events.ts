import {
  type Actor,
  type CaseNumber,
  type CountyCode,
  catalogue,
  type EventsOf,
  event,
  type FileId,
  type FormId,
  type Instant,
  type Language,
  type PersonId,
  type Sealed,
} from '#kernel';
import type { FormKind } from '../values.js';

// Names and shapes here are storage formats: a published one never changes, it gets a new version and an upcast.

/** A form or notice as the catalogue shows it. One person's own has its title sealed under that person's key. */
export interface FormFacts {
  readonly title?: string;
  readonly ownTitle?: Sealed<{ readonly text: string }>;
  readonly language: Language;
  readonly kind: FormKind;
  /** Whether it may be sent through the portal. */
  readonly sendable: boolean;
  /** It asks to be completed and returned. */
  readonly returnExpected: boolean;
  /** Goes on paper only (state hearings, treasury offset). */
  readonly paperOnly: boolean;
  /** The file that is sent from now on; what was sent before keeps its own. */
  readonly fileId: FileId;
  readonly size: number;
  readonly digest: string;
}
interface FormAdded extends FormFacts {
  readonly formId: FormId;
  readonly county: CountyCode;
  /** A notice that belongs to one person of one case; offered for nobody else. */
  readonly of?: { readonly caseNumber: CaseNumber; readonly personId: PersonId };
  readonly by: Actor;
  readonly at: Instant;
}
interface FormChanged extends FormFacts {
  readonly formId: FormId;
  readonly county: CountyCode;
  readonly changed: readonly (keyof FormFacts)[];
  readonly by: Actor;
  readonly at: Instant;
}

/** `e-message-form-{formId}`: one entry of a county's catalogue of forms and notices. */
export const formEvents = catalogue('e-messages', {
  FormAdded: event<FormAdded>('A form or notice came into the catalogue of a county.'),
  FormChanged: event<FormChanged>('An entry of the catalogue changed.'),
});

export type FormEvent = EventsOf<typeof formEvents>;
