import { accessEvents } from '#access';
import {
  type Activity,
  activityIn,
  activityProjection,
  type LooksIndex,
  looksIndexIn,
  looksProjections,
  wordsOf,
} from '#audit';
import type { Context, Mail, QueryPorts } from '#bounded-context';
import { caseExports } from '#contexts/case-exports';
import { caseLinking } from '#contexts/case-linking';
import { countySettings } from '#contexts/county-settings';
import { eMessages } from '#contexts/e-messages';
import { erasure } from '#contexts/erasure';
import { outbox } from '#contexts/outbox';
import { personRegistry } from '#contexts/person-registry';
import { portalAccounts } from '#contexts/portal-accounts';
import { callEvents, engineEvents, ledgerEvents, type Projection, privacyEvents } from '#engine';
import { type Catalogue, type DomainEvent, EventTypes, type Recorded } from '#kernel';

/** Every bounded context of the product. One that is not in this list does not exist. */
const all = [
  personRegistry,
  caseLinking,
  eMessages,
  portalAccounts,
  countySettings,
  outbox,
  caseExports,
  erasure,
] as const;

type Union<T> = (T extends unknown ? (each: T) => void : never) extends (both: infer Both) => void
  ? Both
  : never;

/** Every query of the product, on the live copies of the views. */
export type Queries = Union<ReturnType<(typeof all)[number]['queries']>> & {
  readonly activity: Activity;
  readonly looks: LooksIndex;
};

/** The same, where it does not matter which context it is. */
export const contexts: readonly Context<DomainEvent, object>[] = all as unknown as readonly Context<
  DomainEvent,
  object
>[];

/** Every catalogue of the product: an event that is in none of them cannot be stored. */
export const catalogues: readonly Catalogue[] = [
  ...contexts.flatMap((each) => each.catalogues),
  accessEvents,
  engineEvents,
  privacyEvents,
  callEvents,
  ledgerEvents,
];

export const eventTypes = new EventTypes(catalogues);

/** Short names of all events, sorted. */
export const eventTypeNames: readonly string[] = catalogues
  .flatMap(({ definitions }) => Object.keys(definitions))
  .sort();

/** Every view of the product. */
export const projections: readonly Projection[] = [
  ...contexts.flatMap((each) => each.projections),
  activityProjection(catalogues) as Projection,
  ...looksProjections,
];

/** The views that hold something of an event: a page that shows one of them asks again once they have it. */
export const viewsOf = (event: Recorded): readonly string[] =>
  projections
    .filter(({ catalogues }) => catalogues.some(({ definitions }) => Object.hasOwn(definitions, event.type)))
    .filter((each) => each.keys(event).length > 0)
    .map(({ schema }) => schema.name);

/** Every event in words, for auditors. */
export const inWords = wordsOf(contexts);

/** Every message that the product sends. */
export const mails: readonly Mail[] = contexts.flatMap((each) => each.mails);

export const queriesOn = (ports: QueryPorts): Queries =>
  Object.assign(
    { activity: activityIn(ports.readStore), looks: looksIndexIn(ports.readStore) },
    ...contexts.map((each) => each.queries(ports)),
  ) as Queries;
