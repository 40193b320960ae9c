import { listed, type Part, said, theWorker } from '#bounded-context';
import { type CountyCode, countyName, workerId } from '#kernel';
import type { CaseFacts, CaseRole, Program } from './values.js';

/** A case as it was first reported: `Active; CalFresh (Active, Wanda Wells) and Medi-Cal (Pending)`. */
export const factsTold = ({ status, programs }: CaseFacts): readonly Part[] =>
  programs.length === 0
    ? said`${status}, without a program`
    : said`${status}; ${programs.flatMap((each, n): readonly Part[] => [n === 0 ? '' : ', ', ...programTold(each)])}`;

/** What differs between two reports of a case, a sentence for each change. */
export const factsChanged = (before: CaseFacts, now: CaseFacts): readonly Part[] =>
  [
    ...(before.status === now.status
      ? []
      : [said`The status changed from ${before.status} to ${now.status}.`]),
    ...(before.county === now.county
      ? []
      : [said`The case moved from ${nameOf(before.county)} to ${nameOf(now.county)} County.`]),
    ...now.programs.flatMap((each) => programChanged(programOf(before, each), each)),
    ...before.programs
      .filter((each) => programOf(now, each) === undefined)
      .map(({ kind }) => said`${kind} is no longer on the case.`),
  ].flatMap((sentence, n) => [n === 0 ? '' : ' ', ...sentence]);

/** What somebody is on the case: `Primary Applicant of CalFresh and Medi-Cal; Permanently Out of the Home` */
export const roleTold = (role: CaseRole): string =>
  [
    role.primaryApplicantOf.length > 0 && `Primary Applicant of ${listed(role.primaryApplicantOf)}`,
    role.childSupportRole && `Child Support: ${supportRoles[role.childSupportRole]}`,
    role.permanentlyOutOfTheHome && 'Permanently Out of the Home',
  ]
    .filter(Boolean)
    .join('; ');

const supportRoles: Readonly<Record<NonNullable<CaseRole['childSupportRole']>, string>> = {
  AP: 'ordered to pay (AP)',
  CP: 'ordered to receive (CP)',
  CHILD: 'child',
  NPP: 'other party (NPP)',
};

const programOf = ({ programs }: CaseFacts, { kind }: Program) => programs.find((each) => each.kind === kind);

const programTold = ({ kind, status, worker }: Program): readonly Part[] =>
  worker === undefined
    ? said`${kind} (${status})`
    : said`${kind} (${status}, ${theWorker(workerId(worker))})`;

function programChanged(before: Program | undefined, now: Program): readonly (readonly Part[])[] {
  if (before === undefined) return [said`${programTold(now)} came to the case.`];
  const { kind, status, worker } = now;
  return [
    ...(before.status === status ? [] : [said`${kind} changed from ${before.status} to ${status}.`]),
    ...(before.worker === worker ? [] : [said`The worker of ${kind} is now ${workerTold(worker)}.`]),
  ];
}

const workerTold = (worker: string | undefined): Part =>
  worker === undefined ? 'nobody' : theWorker(workerId(worker));

const nameOf = (county: string): string => countyName(county as CountyCode);
