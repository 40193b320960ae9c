import { type CaseStatus, caseStatuses, type ProgramKind, programKinds } from './case-types.js';

export type PageSize = 25 | 50 | 100;
export const pageSizes: readonly PageSize[] = [25, 50, 100];

/** Cases List. All criteria are optional, several must all be met. */
export interface ListCriteria {
  /** A whole case number or its beginning. */
  readonly caseNumber: string;
  /** Personal data: it stands in the history state, never in the address. */
  readonly name: string;
  readonly program: ProgramKind | '';
  readonly status: CaseStatus | '';
  /** A worker's id, `me`, or empty for anybody. */
  readonly worker: string;
  readonly page: number;
  readonly pageSize: PageSize;
}

/** Reads the address; what makes no sense in it counts as absent. */
export function criteriaOf(address: URLSearchParams, name: string): ListCriteria {
  const said = (key: string) => address.get(key) ?? '';
  const page = Number(said('page'));
  return {
    caseNumber: /^[A-Za-z0-9]{1,15}$/.test(said('caseNumber')) ? said('caseNumber') : '',
    name,
    program: programKinds.find((each) => each === said('program')) ?? '',
    status: caseStatuses.find((each) => each === said('status')) ?? '',
    worker: /^[A-Za-z0-9._-]{1,80}$/.test(said('worker')) ? said('worker') : '',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
    pageSize: pageSizes.find((each) => String(each) === said('pageSize')) ?? 25,
  };
}

/** The part of the address that says these criteria, with its `?`; what is the default is left out. */
export function addressOf({ caseNumber, program, status, worker, page, pageSize }: ListCriteria): string {
  const said = { caseNumber, program, status, worker };
  const address = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''));
  if (pageSize !== 25) address.set('pageSize', String(pageSize));
  if (page !== 1) address.set('page', String(page));
  return address.size === 0 ? '' : `?${address}`;
}

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
  caseNumber === '' || /^[A-Za-z0-9]{1,15}$/.test(caseNumber)
    ? undefined
    : 'Up to 15 letters and digits, without spaces or dashes.';
