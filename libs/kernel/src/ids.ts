declare const brand: unique symbol;

/** A string that only its own constructor function makes: a person's id cannot be passed as an account's. */
export type Brand<Name extends string> = string & { readonly [brand]: Name };

export type PersonId = Brand<'PersonId'>;
export type CaseNumber = Brand<'CaseNumber'>;
export type AccountId = Brand<'AccountId'>;
export type AttemptId = Brand<'AttemptId'>;
export type SubmissionId = Brand<'SubmissionId'>;
export type RequestId = Brand<'RequestId'>;
export type LinkId = Brand<'LinkId'>;
export type WorkerId = Brand<'WorkerId'>;
/** A conversation of e-Messages: the id of its first message. */
export type ThreadId = Brand<'ThreadId'>;
export type MessageId = Brand<'MessageId'>;
export type FormId = Brand<'FormId'>;
/** A stored document: random, so that nothing can be told from it and none can be guessed. */
export type FileId = Brand<'FileId'>;
/** Whose personal data it is: names the key that seals it, for example `person-123` or `account-9`. */
export type Subject = Brand<'Subject'>;

export const personId = (value: string) => value as PersonId;
/** In capitals, of the letters that numbers are written with: `toUpperCase` makes others (ß, ſ) into these. */
export const inCapitals = (text: string): string => text.replaceAll(/[a-z]+/g, (part) => part.toUpperCase());
/** Case numbers compare without case: the upper-case form is the id. */
export const caseNumber = (value: string) => inCapitals(value) as CaseNumber;
export const accountId = (value: string) => value as AccountId;
export const attemptId = (value: string) => value as AttemptId;
export const submissionId = (value: string) => value as SubmissionId;
export const requestId = (value: string) => value as RequestId;
export const linkId = (value: string) => value as LinkId;
export const workerId = (value: string) => value as WorkerId;
export const threadId = (value: string) => value as ThreadId;
export const messageId = (value: string) => value as MessageId;
export const formId = (value: string) => value as FormId;
export const fileId = (value: string) => value as FileId;

export const personSubject = (id: PersonId) => `person-${id}` as Subject;
/** Whom a person's subject is about. */
export const personOf = (of: Subject): PersonId => of.slice('person-'.length) as PersonId;
export const accountSubject = (id: AccountId) => `account-${id}` as Subject;
/** What a customer entered for one attempt to link a case: it speaks of a person, and goes when that person is erased. */
export const attemptSubject = (id: AttemptId) => `attempt-${id}` as Subject;
/** What workers noted on the requests of one submission. */
export const submissionSubject = (id: SubmissionId) => `submission-${id}` as Subject;
export const subject = (value: string) => value as Subject;
