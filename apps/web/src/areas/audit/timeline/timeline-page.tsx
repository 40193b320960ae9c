import './timeline.css';
import { Page } from '../../../shared/page.js';
import { WithSubject } from '../parts/with-subject.js';
import { Timeline } from './timeline.js';

/** What happened to a case, a person, an account, a request or a message, and what a worker did. */
export default function TimelinePage() {
  return (
    <Page title="Timeline">
      <WithSubject>{(subject) => <Timeline subject={subject} />}</WithSubject>
    </Page>
  );
}
