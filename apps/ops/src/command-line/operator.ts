import { demoIdentity, type Identity, identityOf, type Right, type Role, roles } from '#access';
import type { Operator } from '#operations';
import type { Config } from '#settings';
import { WrongUsage } from './failures.js';

export interface Need {
  readonly right: Right;
  /** The demo identity that acts when none is named; only where demo sign-in works. */
  readonly byDefault: string;
  /** The command reads or changes people's data: outside a demo a reason must be given. */
  readonly peoplesData: boolean;
  /** Who decides is told by their own token, and need not be named. */
  readonly byToken?: boolean;
}

interface Given {
  readonly as?: string;
  readonly reason?: string;
}

/** Roles that work on the command line; the others have a county, a partner or an account to belong to. */
const commandLineRoles: readonly Role[] = ['ops', 'auditor', 'registry'];

/** Who acts and why. @throws WrongUsage without an identity, the right, or a reason where one is needed */
export function operatorFor(
  { right, byDefault, peoplesData, byToken = false }: Need,
  { as, reason }: Given,
  { demoSignIn }: Pick<Config, 'demoSignIn'>,
): Operator {
  const demo = demoSignIn !== 'off';
  if (as === undefined && !demo && !byToken)
    throw new WrongUsage(`say who acts: --as ROLE:ID, for example --as ${byDefault}:your-staff-id`);
  const identity = identityNamed(as ?? (demo ? byDefault : `${byDefault}:by-token`), demo);
  if (!identity.rights.has(right))
    throw new WrongUsage(`${as ?? byDefault} lacks the right ${right}: name another identity with --as`);
  const why = reason?.trim();
  if (peoplesData && !demo && !why)
    throw new WrongUsage('reason_required: say why with --reason TEXT; it is recorded with the work');
  return { actor: identity.actor, ...(why ? { reason: why } : {}) };
}

/** A demo identity by its id, or `ROLE:ID` with the rights of that role. */
function identityNamed(name: string, demo: boolean): Identity {
  const known = demo ? demoIdentity(name) : undefined;
  if (known !== undefined) return known;
  const [, role, id] = /^([a-z_]+):([A-Za-z0-9._-]{1,64})$/.exec(name) ?? [];
  const found = roles.find((each) => each === role && commandLineRoles.includes(each));
  if (found === undefined || id === undefined)
    throw new WrongUsage(
      `--as ${name}: must be ${demo ? 'a demo identity such as ops, auditor or registry, or ' : ''}ROLE:ID with a role of ${commandLineRoles.join(', ')} and an id of letters, digits, dots and dashes`,
    );
  return identityOf({ id, name: id, role: found });
}
