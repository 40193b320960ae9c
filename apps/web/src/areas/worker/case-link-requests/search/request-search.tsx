import { useLocation, useNavigate } from 'react-router';
import { Folded } from '../../../../shared/folded.js';
import { Page } from '../../../../shared/page.js';
import { useNarrow } from '../../../../shared/use-narrow.js';
import { useMe } from '../../../../shell/session.js';
import { useCountyWorkers } from '../../parts/county-workers.js';
import { CriteriaTags } from '../../parts/list/criteria-tags.js';
import { useAnswerFocus } from '../../parts/list/use-answer-focus.js';
import { paths } from '../../parts/navigation.js';
import { addressOf, criteriaOf, queryOf, type SearchCriteria } from '../../parts/request-criteria.js';
import { useTaskState } from '../../parts/task-state.js';
import { OlderRequests } from './older-requests.js';
import { SearchForm } from './search-form.js';
import { SearchResults } from './search-results.js';
import { cleared, setCriteria } from './set-criteria.js';
import { useRequestSearch } from './use-request-search.js';
import './search.css';

/** Case Link Request Search (rule W1): on arrival all unprocessed requests of the county, newest first. */
export function RequestSearch() {
  const { rights } = useMe();
  const navigate = useNavigate();
  const { search: address } = useLocation();
  const { task, go } = useTaskState();
  const criteria = criteriaOf(new URLSearchParams(address), task.search.names);
  const { found, question, oldest, prefilled } = useRequestSearch(criteria);
  const narrow = useNarrow();
  const [results, takesFocus] = useAnswerFocus(found, question);
  const { nameOf } = useCountyWorkers();
  const ask = (next: SearchCriteria, { focus = true, replace = false } = {}) => {
    takesFocus(focus);
    const { firstName, lastName } = next;
    const search = { address: addressOf(next), names: { firstName, lastName } };
    void go(paths.linkRequests + search.address, { ...task, search }, { replace });
    if (JSON.stringify(queryOf(next)) === question) void found.refetch();
  };
  const hides = criteria.status === 'Pending' && criteria.from && oldest && oldest < criteria.from;
  return (
    <Page
      title="Case Link Request Search"
      actions={
        rights.includes('case-link:unlink') && (
          <div className="actions">
            <button type="button" className="usa-button" onClick={() => void navigate(paths.unlink)}>
              Unlink
            </button>
          </div>
        )
      }
    >
      <Folded folds={narrow} summary="Search criteria">
        <SearchForm key={formOf(criteria)} shown={criteria} prefilled={prefilled} onSearch={ask} />
      </Folded>
      <CriteriaTags
        set={setCriteria(criteria, { nameOf, prefilled })}
        cleared={cleared(criteria)}
        onAsk={ask}
      />
      {hides && (
        <OlderRequests
          criteria={criteria}
          from={criteria.from as string}
          oldest={oldest}
          onShow={() => ask({ ...criteria, from: oldest, page: 1 })}
        />
      )}
      <SearchResults
        heading={results}
        criteria={criteria}
        prefilled={prefilled}
        found={found}
        question={question}
        onAsk={ask}
      />
    </Page>
  );
}

/** Back and forward show the criteria of their own search; paging, sorting and live refreshes leave the form alone. */
const formOf = (criteria: SearchCriteria) => JSON.stringify({ ...criteria, page: 1, sort: 'newest' });
