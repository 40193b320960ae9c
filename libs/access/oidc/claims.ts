import { type CountyCode, counties, isCountyCode } from '#kernel';
import { type Identity, identityOf } from '../src/identity.js';
import type { Right } from '../src/rights.js';
import { SignInRefused } from './refusals.js';
import type { ClaimsMapping, Grant, StaffRole } from './settings.js';

export type Claims = Readonly<Record<string, unknown>>;

/** Weakest first: one county's staff may hold several of these, and has the rights of all of them. */
const countyRoles: readonly StaffRole[] = ['viewer', 'worker', 'supervisor'];

/** The claim of that name, or inside other claims along the dots: `realm_access.roles`. */
export function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, part)
          ? (value as Claims)[part]
          : undefined,
      claims,
    );
}

/** Who somebody is here, by what the agency says of them. @throws SignInRefused */
export function identityFrom(claims: Claims, id: string, mapping: ClaimsMapping): Identity {
  const { role, rights } = together(grantsIn(claims, mapping));
  const county = countyIn(claims, mapping, role);
  return {
    ...identityOf({ id, name: nameIn(claims) ?? id, role, ...(county !== undefined && { county }) }),
    rights,
  };
}

function grantsIn(claims: Claims, { rightsClaim, roles }: ClaimsMapping): readonly Grant[] {
  return listOf(claimAt(claims, rightsClaim)).flatMap((name) => roles.get(name) ?? []);
}

/** All roles of one person as one. An event names one kind of actor, so those of different kinds do not go together. */
function together(grants: readonly Grant[]): Grant {
  const [first] = grants;
  if (first === undefined) throw new SignInRefused('no_role');
  const inCounty = grants.every(({ role }) => countyRoles.includes(role));
  if (!inCounty && grants.some(({ role }) => role !== first.role)) throw new SignInRefused('several_roles');
  const strength = (grant: Grant) => countyRoles.indexOf(grant.role);
  const strongest = grants.reduce((best, each) => (strength(each) > strength(best) ? each : best));
  return { role: strongest.role, rights: new Set<Right>(grants.flatMap((each) => [...each.rights])) };
}

/** County staff must have one county, an auditor may; for all others what the agency says of it means nothing. */
function countyIn(claims: Claims, { countyClaim }: ClaimsMapping, role: StaffRole): CountyCode | undefined {
  const needed = countyRoles.includes(role);
  if (!needed && role !== 'auditor') return undefined;
  const named = listOf(claimAt(claims, countyClaim));
  if (named.length > 1) throw new SignInRefused('several_counties');
  const [text] = named;
  if (text === undefined) {
    if (needed) throw new SignInRefused('no_county');
    return undefined;
  }
  const county = countyNamed(text);
  if (county === undefined) throw new SignInRefused('unknown_county');
  return county;
}

/** By two-digit code or by name: `19`, `Los Angeles`, `Los Angeles County`. */
function countyNamed(text: string): CountyCode | undefined {
  if (isCountyCode(text)) return text;
  const name = text.replace(/ county$/i, '').toLowerCase();
  return counties.find((each) => each.name.toLowerCase() === name)?.code;
}

const longestName = 100;

function nameIn(claims: Claims): string | undefined {
  const { name, preferred_username: login, client_id: client } = claims;
  const found = [name, login, client].find((each) => typeof each === 'string' && each.trim() !== '');
  return (found as string | undefined)?.trim().slice(0, longestName);
}

function listOf(value: unknown): readonly string[] {
  const texts = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
  return [...new Set(texts.map((each) => each.trim()))].filter((each) => each !== '');
}
