import { useBlocker } from 'react-router';
import { Dialog } from '../../../shared/dialog.js';

/** Asks before somebody goes to another page while typing on this one is not saved. */
export function LeaveDialog({
  unsaved,
  onDiscard,
}: {
  readonly unsaved: () => boolean;
  readonly onDiscard: () => void;
}) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved() && currentLocation.pathname !== nextLocation.pathname,
  );
  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog title="Leave without saving?" onClose={() => blocker.reset()}>
      <p>What you typed on the Contact Detail page is not saved yet.</p>
      <div className="actions">
        <button type="button" className="usa-button" onClick={() => blocker.reset()}>
          Stay on this page
        </button>
        <button
          type="button"
          className="usa-button usa-button--outline"
          onClick={() => {
            onDiscard();
            blocker.proceed();
          }}
        >
          Leave without saving
        </button>
      </div>
    </Dialog>
  );
}
