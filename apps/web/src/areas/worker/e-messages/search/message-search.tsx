import { useLocation } from 'react-router';
import { Folded } from '../../../../shared/folded.js';
import { Page } from '../../../../shared/page.js';
import { useShortcuts } from '../../../../shared/shortcuts.js';
import { useNarrow } from '../../../../shared/use-narrow.js';
import { useMe } from '../../../../shell/session.js';
import { useCountyWorkers } from '../../parts/county-workers.js';
import {
  addressOfCounty,
  type MessageCriteria,
  messageAddress,
  messageCriteriaOf,
  messageQuery,
} from '../../parts/e-message-criteria.js';
import { CriteriaTags } from '../../parts/list/criteria-tags.js';
import { useAnswerFocus } from '../../parts/list/use-answer-focus.js';
import { useMessagePlace } from '../../parts/message-place.js';
import { paths } from '../../parts/navigation.js';
import { MessageResults } from './message-results.js';
import { MessageSearchForm } from './message-search-form.js';
import { cleared, setMessageCriteria } from './set-message-criteria.js';
import { useMessageSearch } from './use-message-search.js';

/** e-Messages Search: on arrival what waits for whoever looks. */
export function MessageSearch() {
  const { rights } = useMe();
  const { search: address } = useLocation();
  const place = useMessagePlace();
  const criteria = messageCriteriaOf(new URLSearchParams(address), place.personal);
  const { found, question } = useMessageSearch(criteria);
  const narrow = useNarrow();
  const [results, takesFocus] = useAnswerFocus(found, question);
  const { nameOf } = useCountyWorkers();
  const ask = (next: MessageCriteria, { focus = true, replace = false } = {}) => {
    takesFocus(focus);
    const { personId, personName, subject } = next;
    const isSame = JSON.stringify(messageQuery(next)) === question;
    void place.to(
      paths.eMessages + messageAddress(next),
      { personal: { personId, personName, subject } },
      { replace: replace || isSame },
    );
    if (isSame) void found.refetch();
  };
  const add = () => void place.leaveFor(paths.newEMessage);
  const maySend = rights.includes('e-message:send');
  useShortcuts(maySend ? [{ keys: 'a', does: 'Add e-Message', run: add }] : []);
  return (
    <Page
      title="e-Messages Search"
      actions={
        maySend && (
          <div className="actions">
            <button type="button" className="usa-button usa-button--outline" onClick={add}>
              Add e-Message
            </button>
          </div>
        )
      }
    >
      <Folded folds={narrow} summary="Search criteria">
        <MessageSearchForm
          key={formOf(criteria)}
          shown={criteria}
          onSearch={ask}
          onSelectPerson={({ personId, personName, subject, ...typed }) =>
            void place.to(paths.eMessagePerson, {
              personal: { personId, personName, subject },
              back: { to: paths.eMessages + (messageAddress(typed) || addressOfCounty({})), kept: {} },
            })
          }
        />
      </Folded>
      <CriteriaTags set={setMessageCriteria(criteria, nameOf)} cleared={cleared(criteria)} onAsk={ask} />
      <MessageResults heading={results} criteria={criteria} found={found} question={question} onAsk={ask} />
    </Page>
  );
}

/** Back and forward show the criteria of their own search; paging, sorting and live refreshes leave the form alone. */
const formOf = (criteria: MessageCriteria) => JSON.stringify({ ...criteria, page: 1, sort: 'updated' });
