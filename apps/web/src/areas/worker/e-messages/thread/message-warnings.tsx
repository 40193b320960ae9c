import { Link } from 'react-router';
import { Alert } from '../../../../shared/alert.js';
import type { Thread } from '../../parts/e-message-types.js';
import { paths } from '../../parts/navigation.js';

/** What a worker has to know before they rely on this thread. */
export function MessageWarnings({ thread }: { readonly thread: Thread }) {
  const { linked, notification, completedByFormerAccount, caseNumber, personId, personName } = thread;
  const contact = <Link to={paths.contactDetail(caseNumber, personId)}>Contact Detail of {personName}</Link>;
  return (
    <div className="message-warnings" role="status">
      {!linked && (
        <Alert type="warning">
          Nobody is linked to {personName} now. Replies are refused; actions can be withdrawn and closed. The
          customer’s clocks stand still.
        </Alert>
      )}
      {(notification?.state === 'failed' || notification?.state === 'returned') && (
        <Alert type="warning">
          The mail that tells of this e-Message could not be delivered. The customer can still read it in the
          portal. Check the e-mail address: {contact}.
        </Alert>
      )}
      {completedByFormerAccount && (
        <Alert type="warning">
          This action was completed by an account that is not linked to {personName} any more. Check whose
          documents these are before you use them.
        </Alert>
      )}
    </div>
  );
}
