import { auditSubject, type LooksOf, type LooksRange, looksAt, subjectKinds, subjectText } from '#audit';
import { looksPorts, type System } from '#composition';
import { endOfDay, InvalidInput, startOfDay } from '#kernel';
import type { LooksOfDto } from './looks.dto.js';

/** Whose looks a call asks for. */
export interface LooksAsked {
  readonly of: LooksOf;
  /** For the look at them: `person:P1`. */
  readonly subject: string;
}

const actors = ['partner', 'agent'] as const;
const all = ['person', 'worker', ...actors, 'referral', 'case', 'account', 'request', 'message'] as const;

/** @throws InvalidInput for none, or more than one */
export async function looksAsked(system: System, query: LooksOfDto): Promise<LooksAsked> {
  const [kind, ...others] = all.filter((each) => query[each] !== undefined);
  if (kind === undefined || others.length > 0)
    throw new InvalidInput([
      { field: others[0] ?? 'person', message: `name exactly one of ${all.join(', ')}` },
    ]);
  const id = query[kind]!;
  const subject = `${kind}:${id}`;
  if (kind === 'partner' || kind === 'agent') return { of: { actor: id }, subject };
  if (kind === 'referral') return { of: { subjects: [], tasks: [subject] }, subject };
  const asked = auditSubject(subjectKinds.find((each) => each === kind)!, id);
  return { of: await looksAt(looksPorts(system), asked), subject: subjectText(asked) };
}

/** Days in California as moments. @throws InvalidInput for days that are turned round */
export function rangeOf({ from, to }: { readonly from?: string; readonly to?: string }): LooksRange {
  if (from !== undefined && to !== undefined && from > to)
    throw new InvalidInput([{ field: 'to', message: 'must not be before from' }]);
  return {
    from: from === undefined ? undefined : startOfDay(from),
    below: to === undefined ? undefined : endOfDay(to),
  };
}
