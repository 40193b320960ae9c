import { type ReactNode, useState } from 'react';
import { TextField } from '../../../shared/field.js';

/** Days (`YYYY-MM-DD`, California's), both included; empty: no limit. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** From which day to which, and whatever else the page filters by; nothing changes before Show. */
export function RangeFilter({
  range,
  onShow,
  children,
}: {
  readonly range: DayRange;
  readonly onShow: (range: DayRange) => void;
  /** Other filters of the page. */
  readonly children?: ReactNode;
}) {
  const [from, setFrom] = useState(range.from);
  const [to, setTo] = useState(range.to);
  const [tried, setTried] = useState(false);
  const isTurned = from !== '' && to !== '' && from > to;
  return (
    <form
      className="range"
      aria-label="Filter"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isTurned) onShow({ from, to });
      }}
    >
      {children}
      <TextField label="From" type="date" value={from} onChange={setFrom} />
      <TextField
        label="To"
        type="date"
        value={to}
        onChange={setTo}
        error={tried && isTurned ? 'Choose a day that is not before From.' : undefined}
      />
      <button type="submit" className="usa-button">
        Show
      </button>
    </form>
  );
}
