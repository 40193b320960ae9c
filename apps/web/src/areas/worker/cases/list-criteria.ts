import {
  describedCriteria,
  oneOf,
  pageNumber,
  pageSize as pageSizeInAddress,
  textLike,
  whose,
} from '../../../shared/criteria.js';
import { caseStatuses, programKinds } from '../parts/case-types.js';

const caseNumbers = /^[A-Za-z0-9]{1,15}$/;

/** Cases List. All criteria are optional, several must all be met. */
const described = describedCriteria({
  /** A whole case number or its beginning. */
  caseNumber: textLike(caseNumbers),
  program: oneOf(programKinds, ''),
  status: oneOf(caseStatuses, ''),
  /** A worker's id, `me`, or empty for anybody. */
  worker: whose,
  pageSize: pageSizeInAddress,
  page: pageNumber,
});
type InAddress = ReturnType<typeof described.in>;
export interface ListCriteria extends InAddress {
  /** Personal data: it stands in the history state, never in the address. */
  readonly name: string;
}

/** Reads the address. */
export const criteriaOf = (address: URLSearchParams, name: string): ListCriteria => ({
  ...described.in(address),
  name,
});

/** The part of the address that says these criteria, with its `?`. */
export const addressOf: (criteria: InAddress) => string = described.address;

/** What the API is asked: empty criteria are left out. */
export function searchOf({ caseNumber, name, program, status, worker, page, pageSize }: ListCriteria) {
  return {
    ...(caseNumber && { caseNumber }),
    ...(name && { name }),
    ...(program && { program }),
    ...(status && { status }),
    ...(worker && { worker }),
    page,
    pageSize,
  };
}

/** Why the case number cannot be searched for, or undefined. */
export const caseNumberFault = (caseNumber: string): string | undefined =>
  caseNumber === '' || caseNumbers.test(caseNumber)
    ? undefined
    : 'Up to 15 letters and digits, without spaces or dashes.';
