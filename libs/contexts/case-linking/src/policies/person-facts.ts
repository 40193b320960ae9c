import type { CaseNumber, CountyCode, Instant, PersonId, WorkerId } from '#kernel';

/**
 * What linking must know of a person. Declared here and filled by a flow from the registry's streams, so that
 * this context reads no other one.
 */
export interface PersonFacts {
  readonly personId: PersonId;
  readonly identity: {
    readonly firstName: string;
    readonly middleName?: string;
    readonly lastName: string;
    readonly ssn?: string;
    /** `YYYY-MM-DD` */
    readonly dateOfBirth: string;
    readonly gender?: string;
  };
  readonly addresses: readonly PersonAddress[];
  /** Of the Contact Detail page. */
  readonly contact: { readonly email?: string; readonly phones: readonly PersonPhone[] };
  /** Whether a Customer Privacy record is active. */
  readonly customerPrivacy: boolean;
  readonly cases: readonly PersonCase[];
  /** Edits of the Contact Detail page by workers, oldest first; those older than any cool-off may be left out. */
  readonly contactChanges: readonly ContactChange[];
}

export interface PersonAddress {
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

export interface PersonPhone {
  readonly number: string;
  /** As Contact Detail names it: Cell, Fax, Home, Message, Main, TDD, Toll Free, Work. */
  readonly type: string;
}

/** One case that a person is on, and what they are there. */
export interface PersonCase {
  readonly caseNumber: CaseNumber;
  readonly county: CountyCode;
  readonly status: string;
  /** Kinds of all programs of the case. */
  readonly programs: readonly string[];
  /** Kinds of those whose Primary Applicant this person is. */
  readonly primaryApplicantOf: readonly string[];
  readonly permanentlyOutOfTheHome: boolean;
}

export interface ContactChange {
  readonly worker: WorkerId;
  readonly at: Instant;
}

/** The case that the customer named, as far as matching needs it. */
export interface NamedCase {
  readonly caseNumber: CaseNumber;
  readonly county: CountyCode;
  /** Everybody on that case. */
  readonly persons: readonly PersonFacts[];
}

export const isPrimaryApplicantSomewhere = (person: PersonFacts): boolean =>
  person.cases.some((each) => each.primaryApplicantOf.length > 0);

export const isPrimaryApplicantOn = (person: PersonFacts, number: CaseNumber): boolean =>
  person.cases.some((each) => each.caseNumber === number && each.primaryApplicantOf.length > 0);

export const hasChildrenServices = (person: PersonFacts): boolean =>
  person.cases.some((each) => each.programs.includes('Children Services'));

/** First and last name, as the validation texts name a person. */
export const fullName = (person: { readonly firstName: string; readonly lastName: string }): string =>
  `${person.firstName} ${person.lastName}`;
