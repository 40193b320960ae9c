import { useCountyWorkers } from '../../parts/county-workers.js';
import { waysWithout } from '../../parts/list/set-criteria.js';
import { nameParts } from '../../parts/name-parts.js';
import type { Prefilled, SearchCriteria } from '../../parts/request-criteria.js';
import { Ways } from '../../parts/ways.js';
import { setCriteria } from './set-criteria.js';

/** Nothing found, and searches that were not tried by this one, each at one press. */
export function NoResults({
  criteria,
  prefilled,
  onAsk,
}: {
  readonly criteria: SearchCriteria;
  readonly prefilled: Prefilled;
  readonly onAsk: (criteria: SearchCriteria) => void;
}) {
  const { nameOf } = useCountyWorkers();
  const named = criteria.firstName !== '' || criteria.lastName !== '';
  const set = setCriteria(criteria, { nameOf, prefilled });
  const parts = nameParts(criteria.lastName);
  if (set.length === 0)
    return (
      <p className="empty">
        There are no pending requests in your county. New ones appear here by themselves.
      </p>
    );
  return (
    <div className="empty">
      <p>
        No requests match.
        {named && ' Names must be spelled exactly as the registrant entered them.'}
        {parts.length > 0 && ' The registrant may have entered only a part of the last name.'}
      </p>
      <Ways
        ways={[
          ...parts.map((part) => ({
            text: `Search for the last name ${part}`,
            onPress: () => onAsk({ ...criteria, lastName: part, page: 1 }),
          })),
          ...waysWithout(set, onAsk),
        ]}
      />
    </div>
  );
}
