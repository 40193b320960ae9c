import { onRenewed } from './api.js';
import { after } from './wall-clock.js';

const shortestWait = 2_000;
const longestWait = 30_000;

/**
 * Listens to the hints of these topics while the tab is seen. The browser reconnects by itself after a lost
 * connection, but never after a refusal (a session that ended, a proxy without a server): then this listens again,
 * ever less often, and at once when the session is renewed. Answers what to call to end it.
 */
export function liveStream(
  topics: string,
  heard: {
    readonly onHint: () => void;
    readonly onOpen: () => void;
    readonly onError: () => void;
    /** The tab is seen again after it was hidden. */
    readonly onSeen: () => void;
  },
): () => void {
  let source: EventSource | undefined;
  let cancelRetry: (() => void) | undefined;
  let wait = shortestWait;

  const stop = () => {
    cancelRetry?.();
    cancelRetry = undefined;
    source?.close();
    source = undefined;
  };
  const listen = () => {
    stop();
    const opened = new EventSource(`/api/v1/live?topics=${encodeURIComponent(topics)}`);
    source = opened;
    opened.addEventListener('changed', heard.onHint);
    opened.addEventListener('reset', heard.onHint);
    opened.addEventListener('open', () => {
      wait = shortestWait;
      heard.onOpen();
    });
    opened.addEventListener('error', () => {
      heard.onError();
      if (opened.readyState !== EventSource.CLOSED) return;
      cancelRetry = after(wait, listen);
      wait = Math.min(wait * 2, longestWait);
    });
  };
  const seenOrNot = () => {
    if (document.hidden) stop();
    else if (source === undefined) {
      listen();
      heard.onSeen();
    }
  };
  const stopRenewals = onRenewed(() => {
    if (!document.hidden) listen();
  });
  document.addEventListener('visibilitychange', seenOrNot);
  if (!document.hidden) listen();
  return () => {
    document.removeEventListener('visibilitychange', seenOrNot);
    stopRenewals();
    stop();
  };
}
