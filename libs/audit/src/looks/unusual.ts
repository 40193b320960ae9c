import type { LookRequest } from '#access';
import type { PersonDocument } from '#contexts/person-registry';
import {
  accountId,
  type CountyCode,
  foldName,
  type Instant,
  type LocalDate,
  opened,
  personOf,
  type Subject,
  workerId,
} from '#kernel';
import { type LookDayDocument, type OpenedThatDay, openedOn } from './look-days.view.js';
import type { DaysAsked } from './looks.queries.js';
import { Medians } from './medians.js';
import type { LooksPorts } from './ports.js';
import { worksFor } from './relation.js';

export const unusualReasons = ['same_last_name', 'nothing_of_theirs', 'many_looks'] as const;
export type UnusualReason = (typeof unusualReasons)[number];

/** Why a look is unusual, with the words that explain it. */
export interface Explanation {
  readonly reason: UnusualReason;
  readonly words: string;
}

/** What a worker did on one day that looks unusual: whom they opened, or how much they looked at. */
export interface UnusualHit {
  readonly day: LocalDate;
  readonly county: CountyCode;
  readonly worker: { readonly id: string; readonly name: string | null };
  /** Absent where it is about how much they looked at. */
  readonly whom?: { readonly subject: Subject; readonly name: string | null };
  readonly looks: number;
  /** The last of them. */
  readonly lastAt: Instant | null;
  readonly lookId: string | null;
  readonly why: readonly Explanation[];
}

export interface UnusualPage {
  readonly items: readonly UnusualHit[];
  readonly next: string | undefined;
}

/** So many times the county's median, and so many looks at least, are unusual. */
const timesMedian = 3;
const leastLooks = 30;
/** Days of workers that are looked through for one page. */
const daysAtOnce = 25;
const mostDays = 500;

/**
 * Looks that look unusual (rules A22 to A24), explained one by one; newest day first. A page holds at least `limit` hits
 * unless it looked through very many days, or came to the end. @throws LookNotRecorded
 */
export async function unusualLooks(
  ports: LooksPorts,
  look: LookRequest,
  asked: DaysAsked & { readonly limit: number; readonly cursor?: string | undefined },
): Promise<UnusualPage> {
  const medians = new Medians(ports.looks);
  const items: UnusualHit[] = [];
  let { cursor } = asked;
  for (let seen = 0; items.length < asked.limit && seen < mostDays; seen += daysAtOnce) {
    const page = await ports.looks.lookDays(asked, { limit: daysAtOnce, cursor });
    for (const day of page.items) items.push(...(await hitsOf(ports, day, medians)));
    cursor = page.next;
    if (cursor === undefined) break;
  }
  await ports.personalData.shown(
    look,
    items.flatMap(({ whom }) => whom?.subject ?? []),
  );
  return { items, next: cursor };
}

async function hitsOf(
  ports: LooksPorts,
  day: LookDayDocument,
  medians: Medians,
): Promise<readonly UnusualHit[]> {
  const name = (await ports.staff.nameOf(day.worker)) ?? null;
  const of = { day: day.day, county: day.county, worker: { id: day.worker, name } };
  const hits: UnusualHit[] = [];
  const many = await manyLooks(day, medians);
  if (many !== undefined) hits.push({ ...of, looks: day.looks, lastAt: null, lookId: null, why: [many] });
  const documents = await openedPersons(ports, day);
  for (const [subject, seen] of openedOn(day)) {
    const whom = await explained(ports, { day, subject, seen, lastName: lastNameOf(name) }, documents);
    if (whom === undefined || whom.why.length === 0) continue;
    const { looks, lastAt, lookId } = seen;
    hits.push({ ...of, whom: { subject, name: whom.name }, looks, lastAt, lookId, why: whom.why });
  }
  return hits;
}

async function manyLooks(
  { county, day, looks }: LookDayDocument,
  medians: Medians,
): Promise<Explanation | undefined> {
  if (looks < leastLooks) return undefined;
  const median = await medians.of(county, day);
  if (looks <= timesMedian * median) return undefined;
  return {
    reason: 'many_looks',
    words: `${looks} looks that day, more than ${timesMedian} times the ${median} that is the median of the county's workers, and at least ${leastLooks}.`,
  };
}

type Documents = ReadonlyMap<string, PersonDocument>;

/** Opened for the system: who is named in the end, the answer's look says. */
async function openedPersons({ persons, vault }: LooksPorts, day: LookDayDocument): Promise<Documents> {
  const ids = openedOn(day).flatMap(([subject]) => (isPerson(subject) ? personOf(subject) : []));
  const documents = await persons.documents(ids);
  await vault.openAll([...documents.values()].map(({ identity, record }) => identity ?? record));
  return documents;
}

interface Seen {
  readonly day: LookDayDocument;
  readonly subject: Subject;
  readonly seen: OpenedThatDay;
  readonly lastName: string | undefined;
}

async function explained(ports: LooksPorts, { day, subject, seen, lastName }: Seen, documents: Documents) {
  const why: Explanation[] = [];
  const worker = workerId(day.worker);
  const { tasks } = seen;
  if (subject.startsWith('account-')) {
    const account = accountId(subject.slice('account-'.length));
    if (!(await worksFor(ports, worker, { account, tasks }))) why.push(nothingOfTheirs('account'));
    return { name: null, why };
  }
  if (!isPerson(subject)) return undefined;
  const id = personOf(subject);
  const named = nameIn(documents.get(id));
  if (lastName !== undefined && named !== undefined && foldName(named.lastName) === foldName(lastName))
    why.push({
      reason: 'same_last_name',
      words: `The worker's last name, ${lastName}, is the person's, too. No address is known of county staff, so that addresses are not compared.`,
    });
  if (!(await worksFor(ports, worker, { person: { id, document: documents.get(id) }, tasks })))
    why.push(nothingOfTheirs('person'));
  return { name: named === undefined ? null : `${named.firstName} ${named.lastName}`, why };
}

const nothingOfTheirs = (whose: 'person' | 'account'): Explanation => ({
  reason: 'nothing_of_theirs',
  words: `No case, request or e-Message of this ${whose} is, or was, the worker's.`,
});

const isPerson = (subject: Subject): boolean => subject.startsWith('person-');

function nameIn(document: PersonDocument | undefined) {
  const { identity, record } = document ?? {};
  return identity ? opened(identity) : record && opened(record)?.identity;
}

/** As staff is named here: the last word. */
const lastNameOf = (name: string | null): string | undefined => {
  const last = name?.trim().split(/\s+/).at(-1);
  return last === undefined || foldName(last) === '' ? undefined : last;
};
