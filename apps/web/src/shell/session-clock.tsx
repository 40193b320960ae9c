import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../shared/dialog.js';
import { lastUse, onSessionUse } from '../shared/session-use.js';
import { after, now } from '../shared/wall-clock.js';
import { useSession } from './session.js';

/** So long before the end the page asks whether somebody is still there. */
const warnBefore = 2 * 60_000;
/** The server writes a use down at most once a minute: it may end the session so much earlier. */
const serverMayBeEarlier = 60_000;

/**
 * Asks two minutes before the session ends, and hides the page when it does: nobody who passes by may read what
 * stands there. A use in any window of this browser counts.
 */
export function SessionClock() {
  const { me, ended } = useSession();
  return me?.sessionEndsAt && !ended ? <Clock key={me.id} endsAt={me.sessionEndsAt} /> : null;
}

function Clock({ endsAt }: { readonly endsAt: string }) {
  const { end } = useSession();
  const [warned, setWarned] = useState(false);
  // Counted from when it was said: the clock of this machine may be wrong.
  const [idle] = useState(() => new Date(endsAt).getTime() - now().getTime() - serverMayBeEarlier);
  useEffect(() => {
    let cancel: () => void = () => undefined;
    const plan = () => {
      cancel();
      const left = lastUse() + idle - now().getTime();
      setWarned(left <= warnBefore);
      if (left <= 0) end();
      else cancel = after(left > warnBefore ? left - warnBefore : left, plan);
    };
    plan();
    const stop = onSessionUse(plan);
    // A machine that slept has missed its timers.
    addEventListener('visibilitychange', plan);
    return () => {
      cancel();
      stop();
      removeEventListener('visibilitychange', plan);
    };
  }, [idle, end]);
  return warned ? <StillThere /> : null;
}

/** The button has the focus: one key is enough. */
function StillThere() {
  const { t } = useTranslation();
  const { refresh } = useSession();
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <Dialog title={t('session.ending.title')} onClose={() => void refresh()}>
      <p className="dialog__text">{t('session.ending.text')}</p>
      <button ref={stay} type="button" className="usa-button" onClick={() => void refresh()}>
        {t('session.ending.stay')}
      </button>
    </Dialog>
  );
}
