import { countText } from '../../../shared/numbers.js';
import { type ExportRow, stateTexts } from './parts.js';

/** How far an export is, or what became of it and what to do. */
export function ExportState({ row }: { readonly row: ExportRow }) {
  const { state, done, total, reason } = row;
  if (state !== 'running')
    return (
      <>
        {stateTexts[state]}
        {reason !== null && <span className="exports__reason">{reason}</span>}
      </>
    );
  if (total === 0) return <>{stateTexts.running} …</>;
  return (
    <>
      {stateTexts.running}
      <progress
        className="exports__progress"
        max={total}
        value={done}
        aria-label={`Export of case ${row.case}`}
      />
      {countText(done)} of {countText(total)} steps
    </>
  );
}
