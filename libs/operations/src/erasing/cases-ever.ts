import type { System } from '#composition';
import { caseDecider } from '#contexts/person-registry';
import type { CaseNumber, CountyCode, PersonId } from '#kernel';

/** Cases on which the person is or was, with the counties that know them. */
export async function casesEver({ engine, store }: System, person: PersonId) {
  const numbers = new Set<CaseNumber>();
  const stored = await store.readStream(`person-${person}`, {}).catch(() => []);
  for (const { type, data } of stored)
    if (type.includes('.PersonJoinedCase.'))
      numbers.add((JSON.parse(data) as { readonly caseNumber: CaseNumber }).caseNumber);
  const cases = await Promise.all([...numbers].map((each) => engine.state(caseDecider, each)));
  const recorded = cases.flatMap((each) => (each.kind === 'recorded' ? [each.facts] : []));
  return {
    numbers: [...numbers],
    counties: [...new Set(recorded.map(({ county }) => county as CountyCode))].sort(),
    open: recorded.filter(({ status }) => status === 'Active').length,
  };
}
