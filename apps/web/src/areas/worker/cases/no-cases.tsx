import { useCountyWorkers } from '../parts/county-workers.js';
import { setOf, waysWithout } from '../parts/list/set-criteria.js';
import { nameParts } from '../parts/name-parts.js';
import { Ways } from '../parts/ways.js';
import type { ListCriteria } from './list-criteria.js';

/** No case found, and each criterion that can be left out at one press. */
export function NoCases({
  criteria,
  onSearch,
}: {
  readonly criteria: ListCriteria;
  readonly onSearch: (criteria: ListCriteria) => void;
}) {
  const { nameOf } = useCountyWorkers();
  const { caseNumber, name, program, status, worker } = criteria;
  const set = setOf(criteria, [
    [caseNumber && `Case Number ${caseNumber}`, { caseNumber: '' }],
    [name && `Name ${name}`, { name: '' }],
    [program, { program: '' }],
    [status, { status: '' }],
    [worker && `Worker ${worker === 'me' ? 'you' : nameOf(worker)}`, { worker: '' }],
  ]);
  return (
    <div className="empty">
      <p>No case in your county meets these criteria.{name && ' Check the spelling of the name.'}</p>
      <Ways
        ways={[
          ...nameParts(name).map((part) => ({
            text: `Search for the name ${part}`,
            onPress: () => onSearch({ ...criteria, name: part, page: 1 }),
          })),
          ...waysWithout(set, onSearch),
        ]}
      />
    </div>
  );
}
