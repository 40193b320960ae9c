import { type RejectReason, rejectReasons, type UnlinkReason } from '#contexts/case-linking';
import { type Instant, localDate, plusDays, plusMinutes, startOfDay } from '#kernel';
import type { Applicant, Applicants } from './applicants.js';
import { Cast, canLinkAlone, isReachable } from './cast.js';
import type { Chance } from './chance.js';

export type Mistake = 'moved' | 'misspelt' | 'wrong_date' | 'other_county' | 'unknown_case';
/** What goes wrong, or does not, when a customer asks. */
export type Asking = 'verifies' | 'gives_up' | 'code_expires' | 'wrong_codes' | Mistake;

/** What becomes of it. `free`: has an account and never asked. `waits`: Pending to this day. */
export type Ending =
  | { readonly is: 'free' }
  | { readonly is: 'waits'; readonly taken: boolean }
  | { readonly is: 'linked' }
  | { readonly is: 'processed' }
  | { readonly is: 'rejected'; readonly reason: RejectReason }
  | { readonly is: 'unlinked'; readonly reason: UnlinkReason };

/** One invented customer: who, when, and how it went. */
export interface Tale {
  readonly customer: number;
  readonly applicant: Applicant;
  readonly asking: Asking;
  readonly askedAt: Instant;
  readonly ending: Ending;
}

/** Counties with more pending requests than fit on a page. */
const busy: readonly string[] = ['19', '34'];
/** Numbers of a demo with 1,500 people or more; a smaller one has fewer. */
const full = { busy: 36, endedInBusy: 9, elsewhere: 110, processed: 95, rejected: 72, linked: 45 } as const;
/** The last of the customers whom the demo shows; the ones after them make up the numbers. */
const shownCustomers = 40;
const freeCustomers = 6;

const mistakes: readonly Mistake[] = [
  'moved',
  'moved',
  'misspelt',
  'wrong_date',
  'other_county',
  'unknown_case',
];
const ofThoseAlone: readonly Asking[] = [...mistakes, 'gives_up', 'gives_up', 'code_expires', 'wrong_codes'];
const unlinkReasons: readonly UnlinkReason[] = ['customer_asked', 'linked_in_error', 'account_recovery'];

/** Everything that happened in the four months before `now`; the same applicants and chance tell the same. */
export function demoTales({ first, others }: Applicants, chance: Chance, now: Instant): readonly Tale[] {
  const cast = new Cast(others, chance);
  const free = cast.take(freeCustomers, canLinkAlone);
  const from = 7 + free.length;
  return [
    ...[...first].map(([customer, applicant]) => firstTale(customer, applicant, now)),
    ...free.map((applicant, index) => freeTale(7 + index, applicant, now)),
    ...shownFirst(drafts(cast, others.length, chance), shownCustomers + 1 - from).map((draft, index) =>
      told(from + index, draft, chance, now),
    ),
  ];
}

interface Draft {
  readonly applicant: Applicant;
  readonly ending: Ending;
}

function drafts(cast: Cast, people: number, chance: Chance): readonly Draft[] {
  const scale = Math.min(1, people / 500);
  const many = (count: number) => Math.ceil(count * scale);
  const each = (list: readonly Applicant[], ending: (index: number) => Ending): readonly Draft[] =>
    list.map((applicant, index) => ({ applicant, ending: ending(index) }));
  const waits = (where: string) => (index: number) => ({
    is: 'waits' as const,
    taken: chance.of('taken', where, index) < 0.18,
  });
  const linked = () => ({ is: 'linked' as const });
  const processed = () => ({ is: 'processed' as const });
  const rejected = (index: number) => ({
    is: 'rejected' as const,
    reason: rejectReasons[index % rejectReasons.length] as RejectReason,
  });
  const unlinked = (index: number) => ({
    is: 'unlinked' as const,
    reason: unlinkReasons[index % unlinkReasons.length] as UnlinkReason,
  });
  const inCounty = (county: string) => (one: Applicant) => one.county === county;
  return [
    ...busy.flatMap((county) => [
      ...each(
        cast.take(1, (one) => one.county === county && canLinkAlone(one)),
        unlinked,
      ),
      ...each(cast.take(many(full.endedInBusy), inCounty(county)), processed),
      ...each(cast.fill(people < 30 ? 3 : full.busy, inCounty(county)), waits(county)),
      ...each(cast.fill(many(full.endedInBusy), inCounty(county)), rejected),
    ]),
    ...each(cast.take(2, canLinkAlone), unlinked),
    ...each(cast.take(many(full.linked), canLinkAlone), linked),
    ...each(cast.take(many(full.processed)), processed),
    ...each(cast.fill(Math.max(rejectReasons.length, many(full.rejected))), rejected),
    ...each(
      cast.fill(many(full.elsewhere), (one) => !busy.includes(one.county)),
      waits('elsewhere'),
    ),
  ];
}

/** Brings `count` forward who have an e-mail address, taken from all over the list. */
function shownFirst(all: readonly Draft[], count: number): readonly Draft[] {
  const withEmail = all.filter(({ applicant }) => isReachable(applicant));
  const pace = Math.max(1, Math.floor(withEmail.length / Math.max(1, count)));
  const shown = new Set(withEmail.filter((_, index) => index % pace === 0).slice(0, Math.max(0, count)));
  return [...shown, ...all.filter((each) => !shown.has(each))];
}

const freeTale = (customer: number, applicant: Applicant, now: Instant): Tale => ({
  customer,
  applicant,
  asking: 'verifies',
  askedAt: daysBefore(now, 42, 600 + customer),
  ending: { is: 'free' },
});

/** Customer 5 is linked since six weeks; the other five are yours to try. */
const firstTale = (customer: number, applicant: Applicant, now: Instant): Tale => ({
  ...freeTale(customer, applicant, now),
  ...(customer === 5 ? { ending: { is: 'linked' } } : {}),
});

function told(customer: number, { applicant, ending }: Draft, chance: Chance, now: Instant): Tale {
  const verifies = ending.is === 'linked' || ending.is === 'unlinked';
  const choice = canLinkAlone(applicant) ? ofThoseAlone : mistakes;
  return {
    customer,
    applicant,
    asking: verifies ? 'verifies' : chance.pick(choice, 'asking', customer),
    askedAt: daysBefore(
      now,
      daysAgo(ending, customer, chance),
      chance.between(7 * 60, 22 * 60, 'minute', customer),
    ),
    ending,
  };
}

/** Pending requests are mostly of the last weeks; what has ended began at least sixteen days ago. */
function daysAgo({ is }: Ending, customer: number, chance: Chance): number {
  if (is !== 'waits') return chance.between(16, 118, 'days', customer);
  if (chance.of('old', customer) < 0.08) return chance.between(25, 75, 'days', customer);
  return 1 + Math.floor(chance.of('days', customer) ** 2 * 20);
}

const daysBefore = (now: Instant, days: number, minute: number): Instant =>
  plusMinutes(startOfDay(plusDays(localDate(now), -days)), minute);
