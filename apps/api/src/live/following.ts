import type { Identity } from '#access';
import { auditTopics } from '#audit';
import type { Asking, Followable, Topic } from '#bounded-context';
import { contexts, type System } from '#composition';

/** What ops follow: no context owns it. */
const ofOps: Readonly<Record<string, Followable>> = {
  projections: { may: ({ rights }) => rights.has('ops:projections') },
  'ledger-verify': { may: ({ rights }) => rights.has('audit:verify') },
  rebuild: { may: ({ rights }) => rights.has('ops:projections') },
};

/** What auditors follow, of every county. */
const ofAuditors: Readonly<Record<string, Followable>> = {
  [auditTopics]: { may: ({ rights }) => rights.has('audit:read') },
};

const kinds: Readonly<Record<string, Followable>> = Object.assign(
  Object.create(null),
  ofOps,
  ofAuditors,
  ...contexts.map(({ topics }) => topics.kinds),
);

const followableOf = (topic: Topic): readonly [Followable | undefined, string] => {
  const [kind = '', of = ''] = topic.split(/:(.*)/s);
  return [kinds[kind], of];
};

/** A topic as hints name it. */
export const asHinted = (topic: Topic): Topic => {
  const [followable, of] = followableOf(topic);
  return followable?.named === undefined ? topic : `${topic.slice(0, -of.length)}${followable.named(of)}`;
};

/**
 * Only what the caller may see. Persons and cases are looked up here, once, so that nothing need be read when an event
 * comes.
 */
export async function mayFollow(system: System, identity: Identity, topic: Topic): Promise<boolean> {
  const [followable, of] = followableOf(topic);
  return (await followable?.may(asking(system, identity), of)) ?? false;
}

function asking({ queries }: System, { rights, actor, accountId }: Identity): Asking {
  const { county } = actor;
  const seesIn = (find: (own: NonNullable<typeof county>) => Promise<unknown>) =>
    county === undefined || !rights.has('person:view')
      ? Promise.resolve(false)
      : find(county).then((found) => found !== undefined);
  return {
    rights,
    actor,
    ...(accountId === undefined ? {} : { accountId }),
    seesPerson: (id) => seesIn((own) => queries.persons.personInCounty(id, own)),
    seesCase: (number) => seesIn((own) => queries.cases.summary(number, own)),
  };
}

/** The topics of what is the caller's own: those to follow on any page. */
export const ownTopics = (identity: Identity): readonly Topic[] =>
  contexts.flatMap(({ topics }) => topics.own?.(identity) ?? []);
