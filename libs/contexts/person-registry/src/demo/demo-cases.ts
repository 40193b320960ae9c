import type { ImportedCase, ImportedProgram } from '../import-record.js';
import type { CaseStatus, ChildSupportRole, ProgramKind } from '../values.js';
import type { Dice } from './dice.js';

/** A case before it is known who is what on it. */
export interface DemoCase {
  readonly caseNumber: string;
  readonly county: string;
  readonly status: CaseStatus;
  readonly programs: readonly ImportedProgram[];
}

const usual: readonly ProgramKind[] = ['CalFresh', 'CalWORKs', 'Medi-Cal', 'General Assistance'];
const statusOf = (dice: Dice): CaseStatus =>
  dice.weighted(['Active', 'Pending', 'Closed', 'Denied'] as const, (each) =>
    each === 'Active' ? 70 : each === 'Denied' ? 5 : 12,
  );

export function demoCase(
  dice: Dice,
  county: string,
  number: number,
  extra: readonly ProgramKind[],
): DemoCase {
  const kinds = [...new Set([dice.pick(usual), ...(dice.chance(0.6) ? [dice.pick(usual)] : []), ...extra])];
  const status = statusOf(dice);
  return {
    caseNumber: `B${county}${String(number).padStart(6, '0')}`,
    county,
    status,
    programs: kinds.map((kind) => ({
      kind,
      status: status === 'Active' ? dice.pick(['Active', 'Active', 'Pending'] as const) : status,
      ...(dice.chance(0.85) ? { worker: `worker-${county}` } : {}),
    })),
  };
}

/** What a person is on a case. */
export interface DemoPlace {
  readonly primaryApplicant: boolean;
  readonly outOfTheHome: boolean;
  readonly childSupportRole?: ChildSupportRole;
}

export function onCase(each: DemoCase, place: DemoPlace): ImportedCase {
  const ofChildSupport = each.programs.some(({ kind }) => kind === 'Child Support');
  return {
    ...each,
    programs: each.programs.map((program) =>
      place.primaryApplicant ? { ...program, primaryApplicant: true as const } : program,
    ),
    ...(place.outOfTheHome ? { permanentlyOutOfTheHome: true as const } : {}),
    ...(ofChildSupport && place.childSupportRole !== undefined
      ? { childSupportRole: place.childSupportRole }
      : {}),
  };
}
