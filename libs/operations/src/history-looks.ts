import {
  accountedFrom,
  accountedRange,
  type CsvForm,
  csvOf,
  type Disclosure,
  disclosedOf,
  disclosuresColumns,
  type LooksOf,
  type LooksRange,
  looksAt,
  looksColumns,
  parseSubject,
  subjectText,
  type ToldLook,
  toldDisclosures,
  toldLooks,
  type UnusualPage,
  unusualLooks,
} from '#audit';
import { looksCaughtUp, looksPorts, type System } from '#composition';
import { type CountyCode, endOfDay, localDate, plusDays, startOfDay } from '#kernel';
import { mustBeDays } from './must-be-days.js';
import type { Operation } from './operation.js';
import { lookOf } from './record-run.js';

interface Days {
  /** Days in California, both included. */
  readonly from?: string;
  readonly to?: string;
}

interface Paged {
  readonly limit: number;
  readonly cursor?: string;
  /** The page as CSV, too; its titles with the first page. */
  readonly csv?: CsvForm;
}

interface ListOf<Item> {
  readonly items: readonly Item[];
  readonly next: string | undefined;
  readonly csv?: string;
}

/** `caseledger history looks SUBJECT`: who looked, newest first (rule A20). */
export const historyLooks: Operation<
  Days & Paged & { readonly subject: string },
  ListOf<ToldLook>
> = async function* ({ system }, { subject: text, csv, ...args }, operator) {
  const subject = parseSubject(text, 'SUBJECT');
  const range = rangeOf(args);
  const look = lookOf(operator, 'history looks', `audit-looks ${subjectText(subject)}`);
  const of = await looksAt(looksPorts(system), subject);
  const { found, next } = await page(system, { of, range, ...args });
  const items = await toldLooks(looksPorts(system), csv ? taken(look, 'who looked') : look, { found, of });
  return { items, next, ...(csv && { csv: await asCsv(items, looksColumns, { form: csv, ...args }) }) };
};

/** `caseledger history unusual`: looks that look unusual, each explained (rules A22 to A24). */
export const historyUnusual: Operation<
  Days & Omit<Paged, 'csv'> & { readonly county?: string; readonly worker?: string },
  UnusualPage & { readonly searched: { readonly from: string; readonly to: string } }
> = async function* ({ system }, { county, ...args }, operator) {
  rangeOf(args);
  const to = args.to ?? localDate(system.clock.now());
  const from = args.from ?? plusDays(to, -29);
  await looksCaughtUp(system);
  const look = lookOf(operator, 'history unusual', 'audit-unusual-looks');
  const asked = { ...args, county: county as CountyCode | undefined, from, to };
  return { ...(await unusualLooks(looksPorts(system), look, asked)), searched: { from, to } };
};

/** `caseledger history disclosures`: what left the agency, for six years (rules A25 and A26). */
export const historyDisclosures: Operation<
  Days & Paged & { readonly person?: string },
  ListOf<Disclosure> & { readonly since: string }
> = async function* ({ system }, { person, csv, ...args }, operator) {
  const ports = looksPorts(system);
  const named = person === undefined ? undefined : parseSubject(`person:${person}`, '--person');
  const range = accountedRange(ports, rangeOf(args));
  const task = named === undefined ? 'audit-disclosures' : `audit-disclosures ${subjectText(named)}`;
  const look = lookOf(operator, 'history disclosures', task);
  const of = await disclosedOf(ports, named?.kind === 'person' ? named.id : undefined);
  const { found, next } = await page(system, { of, range, ...args });
  const told = { items: found, of };
  const items = await toldDisclosures(ports, csv ? taken(look, 'disclosures') : look, told);
  const since = args.from ?? accountedFrom(system.clock.now());
  const text = csv && (await asCsv(items, disclosuresColumns, { form: csv, ...args }));
  return { items, next, since, ...(text !== undefined && { csv: text }) };
};

async function page(
  system: System,
  { of, range, limit, cursor }: Paged & { readonly of: LooksOf; readonly range: LooksRange },
) {
  await looksCaughtUp(system);
  const { items, next } = await looksPorts(system).looks.page(of, range, { limit, cursor });
  return { found: items, next };
}

/** A list that is taken away leaves the agency. */
const taken = (look: ReturnType<typeof lookOf>, list: string) => ({
  ...look,
  disclosed: { fields: [list], legalBasis: 'audit' },
});

async function asCsv<Row>(
  rows: readonly Row[],
  columns: Parameters<typeof csvOf<Row>>[1],
  { form, cursor }: { readonly form: CsvForm; readonly cursor?: string },
): Promise<string> {
  const texts: string[] = [];
  for await (const each of csvOf(one(rows), columns, form)) texts.push(each);
  return texts.slice(cursor === undefined ? 0 : 1).join('');
}

async function* one<Row>(rows: readonly Row[]) {
  yield rows;
}

function rangeOf({ from, to }: Days): LooksRange {
  mustBeDays({ from, to });
  return {
    from: from === undefined ? undefined : startOfDay(from),
    below: to === undefined ? undefined : endOfDay(to),
  };
}
