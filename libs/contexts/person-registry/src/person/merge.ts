import { same } from '../same.js';
import type { Address, ContactDetail, Identity, Phone } from '../values.js';

/** A group of fields after the source's change met the workers' edits. */
export interface Merged<T> {
  readonly value: T;
  /** Fields whose current value changes. */
  readonly changed: readonly string[];
  /** Fields that the source changed but a worker had edited: the worker's value stays (rule P10). */
  readonly kept: readonly string[];
}

/** What the source said last, what it says now, and what stands in the registry. */
export interface Versions<T> {
  readonly last: T;
  readonly next: T;
  readonly current: T;
}

/** Three-way merge, field by field: a field that still is as the source left it follows the source. */
export function mergeFields<T extends object>(
  { last, next, current }: Versions<T>,
  fields: readonly (keyof T & string)[],
): Merged<T> {
  const value = { ...current };
  const changed: string[] = [];
  const kept: string[] = [];
  for (const field of fields) {
    if (same(last[field], next[field]) || same(current[field], next[field])) continue;
    if (!same(current[field], last[field])) {
      kept.push(field);
      continue;
    }
    changed.push(field);
    if (next[field] === undefined) delete value[field];
    else value[field] = next[field];
  }
  return { value, changed, kept };
}

const identityFields: readonly (keyof Identity)[] = [
  'firstName',
  'middleName',
  'lastName',
  'suffix',
  'ssn',
  'cin',
  'alienNumber',
  'dateOfBirth',
  'gender',
  'webId',
  'directDepositLast4',
  'eQuickPayLast4',
];

export const mergeIdentity = (versions: Versions<Identity>): Merged<Identity> =>
  mergeFields(versions, identityFields);

/** E-mail and E-Notification are fields; the phones are one field, merged phone by phone. The rest is the worker's. */
export function mergeContact(versions: Versions<ContactDetail>): Merged<ContactDetail> {
  const fields = mergeFields(versions, ['email', 'eNotification']);
  const phones = mergePhones({
    last: versions.last.phones,
    next: versions.next.phones,
    current: versions.current.phones,
  });
  return {
    value: { ...fields.value, phones: phones.value },
    changed: [...fields.changed, ...phones.changed],
    kept: [...fields.kept, ...phones.kept],
  };
}

/** Physical and mailing address are one field each. */
export function mergeAddresses(versions: Versions<readonly Address[]>): Merged<readonly Address[]> {
  const byType = (list: readonly Address[]) => ({
    physical: list.find((each) => each.type === 'physical'),
    mailing: list.find((each) => each.type === 'mailing'),
  });
  const { last, next, current } = versions;
  const merged = mergeFields({ last: byType(last), next: byType(next), current: byType(current) }, [
    'physical',
    'mailing',
  ]);
  return {
    value: [merged.value.physical, merged.value.mailing].filter((each) => each !== undefined),
    changed: merged.changed,
    kept: merged.kept,
  };
}

/** The part of a phone that the source speaks of. */
const spoken = ({ number, ext, type, textMessage }: Phone) => ({ number, ext, type, textMessage });
const stillAs = (a: Phone, b: Phone) => same(spoken(a), spoken(b));

function mergePhones({ last, next, current }: Versions<readonly Phone[]>): Merged<readonly Phone[]> {
  let value = [...current];
  let kept = false;
  const gone = last.filter((each) => !next.some((other) => stillAs(each, other)));
  const come = next.filter((each) => !last.some((other) => stillAs(each, other)));
  for (const each of gone) {
    const successor = come.find((other) => other.number === each.number);
    const mine = value.findIndex((other) => stillAs(other, each));
    if (mine >= 0) {
      const replacement = successor === undefined ? [] : [{ ...value[mine], ...spoken(successor) }];
      value = [...value.slice(0, mine), ...replacement, ...value.slice(mine + 1)];
    } else {
      const satisfied =
        successor === undefined
          ? !value.some((other) => other.number === each.number)
          : value.some((other) => stillAs(other, successor));
      if (!satisfied) kept = true;
    }
    if (successor !== undefined) come.splice(come.indexOf(successor), 1);
  }
  for (const each of come) if (!value.some((other) => stillAs(other, each))) value.push(each);
  const changed = !same(value, current);
  return { value, changed: changed ? ['phones'] : [], kept: kept ? ['phones'] : [] };
}
