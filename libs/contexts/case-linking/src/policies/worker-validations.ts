import { type AccountId, accountSubject, type PersonId, personSubject, type Subject } from '#kernel';
import { type RefusalText, refusalText } from '../refusals.js';
import { fullName, isPrimaryApplicantSomewhere, type PersonFacts } from './person-facts.js';

/** What Continue is checked against: the selected person, the registrant, and who is linked to whom now. */
export interface Validated {
  readonly selected: PersonFacts;
  readonly registrant: { readonly firstName: string; readonly lastName: string };
  /** Whom the requesting account is linked to. */
  readonly accountLinkedTo?: PersonId;
  /** Who is linked to the selected person, this account or any other. */
  readonly personLinkedTo?: AccountId;
}

/**
 * The validations of rule W6 that apply, in order (seed 001, Rejecting a Case Link Request).
 * The first is shown, all are logged. With one, only Reject and Cancel are offered.
 */
export function workerValidations(about: Validated): readonly RefusalText[] {
  const { selected, registrant, accountLinkedTo, personLinkedTo } = about;
  const found: RefusalText[] = [];
  if (!isPrimaryApplicantSomewhere(selected))
    found.push(refusalText('not_primary_applicant', fullName(selected.identity)));
  if (accountLinkedTo !== undefined && accountLinkedTo !== selected.personId)
    found.push(refusalText('account_already_linked', fullName(registrant)));
  if (personLinkedTo !== undefined) found.push(refusalText('person_already_linked'));
  return found;
}

/** Whose name the text of a refusal of Continue holds: whoever reads it has looked at them. */
export function namedByRefusal(
  code: string,
  { accountId, personId }: { readonly accountId: AccountId; readonly personId: PersonId },
): readonly Subject[] {
  if (code === 'not_primary_applicant') return [personSubject(personId)];
  if (code === 'account_already_linked') return [accountSubject(accountId)];
  return [];
}
