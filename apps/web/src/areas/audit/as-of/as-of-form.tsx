import { useState } from 'react';
import { today } from '../../../shared/dates.js';
import { SelectField, TextField } from '../../../shared/field.js';
import { type LocalMoment, localMomentOf, textOf } from './local-moment.js';

/** What is asked for: moments as the address has them. */
export interface AsOfWish {
  readonly at: string;
  /** Empty: one moment alone. */
  readonly compareTo: string;
  readonly clock: 'recorded' | 'happened';
  /** Id of a look instead of a moment: as it was seen; empty: none. */
  readonly look: string;
}

/** One moment or two, in California's time, and by which clock. */
export function AsOfForm({
  wish,
  onShow,
}: {
  readonly wish: AsOfWish;
  readonly onShow: (wish: AsOfWish) => void;
}) {
  // Nothing was asked for yet: how it stands.
  const [at, setAt] = useState(() =>
    wish.at === '' && wish.look === '' ? { day: today(), time: '' } : localMomentOf(wish.at),
  );
  const [other, setOther] = useState(localMomentOf(wish.compareTo));
  const [clock, setClock] = useState(wish.clock);
  const [tried, setTried] = useState(false);
  return (
    <form
      className="panel range"
      aria-label="Moment"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (at.day === '' || (other.day === '' && other.time !== '')) return;
        onShow({ at: kept(wish.at, at), compareTo: kept(wish.compareTo, other), clock, look: '' });
      }}
    >
      <MomentFields label="" moment={at} onChange={setAt} required missing={tried && at.day === ''} />
      <MomentFields
        label="Compare to: "
        moment={other}
        onChange={setOther}
        missing={tried && other.day === '' && other.time !== ''}
      />
      <SelectField
        label="Clock"
        value={clock}
        onChange={(value) => value !== '' && setClock(value)}
        options={[
          { value: 'recorded', text: 'When it was recorded' },
          { value: 'happened', text: 'When it happened' },
        ]}
      />
      <button type="submit" className="usa-button">
        Show
      </button>
      <p className="muted">Times are those of California (Pacific Time).</p>
    </form>
  );
}

function MomentFields({
  label,
  moment,
  onChange,
  required = false,
  missing,
}: {
  readonly label: string;
  readonly moment: LocalMoment;
  readonly onChange: (moment: LocalMoment) => void;
  readonly required?: boolean;
  readonly missing: boolean;
}) {
  return (
    <>
      <TextField
        label={`${label}Date`}
        type="date"
        required={required}
        value={moment.day}
        onChange={(day) => onChange({ ...moment, day })}
        error={missing ? 'Choose a date.' : undefined}
      />
      <TextField
        label={`${label}Time`}
        type="time"
        step={0.001}
        value={moment.time}
        onChange={(time) => onChange({ ...moment, time })}
      />
    </>
  );
}

/** A moment that nobody touched stays what the address says, to its zone. */
const kept = (before: string, now: LocalMoment): string => {
  const was = localMomentOf(before);
  return was.day === now.day && was.time === now.time ? before : textOf(now);
};
