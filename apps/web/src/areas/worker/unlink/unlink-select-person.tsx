import { Page } from '../../../shared/page.js';
import { Forbidden } from '../../../shell/problem-pages.js';
import { useMe } from '../../../shell/session.js';
import { paths } from '../parts/navigation.js';
import { noCriteria } from '../parts/person-finder/person-criteria.js';
import { PersonFinder } from '../parts/person-finder/person-finder.js';
import { useTaskState } from '../parts/task-state.js';

const start = { criteria: noCriteria, searched: null, page: 1, chosen: null };

/** Select Person of the Unlink flow: an empty form (seed 000, Unlinking a Primary Applicant, step 5). */
export function UnlinkSelectPerson() {
  const { rights } = useMe();
  const { task, go, remember } = useTaskState();
  const place = task.persons ?? start;
  if (!rights.includes('case-link:unlink')) return <Forbidden right="case-link:unlink" />;
  return (
    <Page title="Select Person">
      <p className="page__about">Whose account do you want to unlink?</p>
      <PersonFinder
        place={place}
        onPlace={(persons) => void remember({ ...task, persons })}
        onSelect={(personId) =>
          void go(paths.unlinkSummary(personId), { ...task, persons: { ...place, chosen: personId } })
        }
        onCancel={() => void go(paths.linkRequests + task.search.address)}
      />
    </Page>
  );
}
