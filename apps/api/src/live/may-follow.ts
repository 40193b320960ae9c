import type { Identity } from '#access';
import type { System } from '#composition';
import type { CountyCode } from '#kernel';
import type { Topic } from './topics.js';

/**
 * Only what the caller may see: the own county's requests and tasks, persons and cases, the own account. Persons and
 * cases are looked up here, once, so that nothing need be read when an event comes.
 */
export async function mayFollow(system: System, identity: Identity, topic: Topic): Promise<boolean> {
  const { rights, actor, accountId } = identity;
  const [kind = '', whose = '', ...rest] = topic.split(':');
  switch (kind) {
    case 'case-link-requests':
    case 'case-link-request':
      return rights.has('case-link:view') && actor.county === whose;
    case 'person-requests':
      return (
        rights.has('case-link:view') &&
        actor.county === whose &&
        maySee(identity, (county) => isPersonIn(system, rest.join(':'), county))
      );
    case 'person':
      return maySee(identity, (county) => isPersonIn(system, [whose, ...rest].join(':'), county));
    case 'case':
      return maySee(identity, (county) => isCaseIn(system, whose, county));
    case 'supervisor-tasks':
      return rights.has('person:edit') && actor.county === whose;
    case 'account':
      return accountId === whose;
    case 'projections':
    case 'rebuild':
      return rights.has('ops:projections');
    default:
      return false;
  }
}

const maySee = async (
  { rights, actor: { county } }: Identity,
  isIn: (county: CountyCode) => Promise<boolean>,
): Promise<boolean> => county !== undefined && rights.has('person:view') && isIn(county);

const isPersonIn = async ({ queries }: System, id: string, county: CountyCode): Promise<boolean> =>
  (await queries.persons.personInCounty(id, county)) !== undefined;

const isCaseIn = async ({ queries }: System, number: string, county: CountyCode): Promise<boolean> =>
  (await queries.cases.summary(number, county)) !== undefined;
