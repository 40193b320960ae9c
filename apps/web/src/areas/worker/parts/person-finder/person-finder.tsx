import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { ApiProblem, answered } from '#api-client';
import { api } from '../../../../shared/api.js';
import { Loading } from '../../../../shared/loading.js';
import { after } from '../../../../shared/wall-clock.js';
import { useAnswerFocus } from '../list/use-answer-focus.js';
import type { PersonsPlace } from '../task-state.js';
import { Ways } from '../ways.js';
import { otherPersonSearches } from './other-person-searches.js';
import { noCriteria, type PersonCriteria, searchBody } from './person-criteria.js';
import { PersonForm } from './person-form.js';
import { PersonResults, type RowAction } from './person-results.js';
import './person-finder.css';

const settled = 400;

/**
 * The form and, after Search, the results of Select Person; the form then folds into "Refine Your Search". What is
 * entered is remembered by `onPlace`, so that Back and a reload restore criteria, results and the chosen row.
 */
export function PersonFinder(props: {
  readonly place: PersonsPlace;
  readonly onPlace: (place: PersonsPlace) => void;
  readonly requestId?: string;
  readonly ssnHint?: string | undefined;
  readonly onSelect: (personId: string, name: string) => void;
  readonly onCancel: () => void;
  readonly rowAction?: RowAction | undefined;
  /** What can be done besides when nobody was found. */
  readonly nobody?: ReactNode;
}) {
  const { place, requestId, ssnHint, onSelect, onCancel, rowAction, nobody } = props;
  // A place that was put is not in `place` before the page has gone there: what came first must not undo it.
  const lastPut = useRef(place.criteria);
  const onPlace = (next: PersonsPlace) => {
    lastPut.current = next.criteria;
    props.onPlace(next);
  };
  const [criteria, setCriteria] = useState(place.criteria);
  const [chosen, setChosen] = useState(place.chosen);
  const [refining, setRefining] = useState(place.searched === null);
  const body = place.searched && searchBody(place.searched, { page: place.page, pageSize: 25, requestId });
  const search = useQuery({
    queryKey: ['persons', 'search', body],
    queryFn: () => answered(api.POST('/api/v1/persons/search', { body: body! })),
    enabled: body !== null,
    placeholderData: keepPreviousData,
  });
  const { error } = search;
  const isRefused = error instanceof ApiProblem && error.status === 422;
  const [heading, takesFocus] = useAnswerFocus(search, JSON.stringify(body));
  // Somebody who has pressed Select or Cancel is on the way: remembering now would bring them back.
  const leaves = useRef(false);
  const remember = useEffectEvent(() => {
    if (!leaves.current && lastPut.current !== criteria) onPlace({ ...place, criteria });
  });
  const isRemembered = useEffectEvent(() => criteria === place.criteria);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs a while after each change of the criteria
  useEffect(() => (isRemembered() ? undefined : after(settled, () => remember())), [criteria]);

  const ask = (wanted: PersonCriteria) => {
    takesFocus(true);
    const same = JSON.stringify([place.searched, place.page]) === JSON.stringify([wanted, 1]);
    setCriteria(wanted);
    setChosen(null);
    onPlace({ criteria: wanted, searched: wanted, page: 1, chosen: null });
    setRefining(false);
    if (same) void search.refetch();
  };
  const ways = otherPersonSearches(place.searched ?? noCriteria).map(({ text, criteria: other }) => ({
    text,
    onPress: () => ask(other),
  }));
  const form = (
    <PersonForm
      criteria={criteria}
      onChange={setCriteria}
      onSearch={() => ask(criteria)}
      problem={body === null ? null : error}
      ssnHint={ssnHint}
    />
  );
  if (body === null) return <div className="panel">{form}</div>;
  return (
    <>
      <details
        className="panel refine"
        open={refining || error !== null}
        onToggle={({ currentTarget }) => setRefining(currentTarget.open)}
      >
        <summary>Refine Your Search</summary>
        {form}
      </details>
      {search.isFetching && !search.data && <Loading />}
      {search.data && !isRefused && (
        <PersonResults
          heading={heading}
          found={search.data}
          chosen={chosen}
          onChoose={(personId) => {
            setChosen(personId);
            onPlace({ ...place, criteria, chosen: personId });
          }}
          onSelect={(personId, name) => {
            leaves.current = true;
            onSelect(personId, name);
          }}
          onCancel={() => {
            leaves.current = true;
            onCancel();
          }}
          onPage={(page) => {
            takesFocus(true);
            setChosen(null);
            onPlace({ ...place, criteria, page, chosen: null });
          }}
          rowAction={rowAction}
          nobody={
            <div className="empty">
              <p>Nobody was found.{ways.length > 0 && ' Try another search:'}</p>
              <Ways ways={ways} />
              {nobody}
            </div>
          }
        />
      )}
    </>
  );
}
