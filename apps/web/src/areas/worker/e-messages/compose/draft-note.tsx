import { dateOfMomentText, localDateOf, timeOfMomentText } from '../../../../shared/dates.js';
import { now } from '../../../../shared/wall-clock.js';

/** Says that what stands here was typed before, and lets it go. */
export function DraftNote({
  typedAt,
  onDiscard,
}: {
  readonly typedAt: string | undefined;
  readonly onDiscard: () => void;
}) {
  if (typedAt === undefined) return null;
  const isToday = localDateOf(new Date(typedAt)) === localDateOf(now());
  const when = `${isToday ? '' : `${dateOfMomentText(typedAt)} `}${timeOfMomentText(typedAt).replace('\u202f', ' ')}`;
  return (
    <p className="draft-note" role="status">
      Your draft of {when}.{' '}
      <button type="button" className="usa-button usa-button--unstyled" onClick={onDiscard}>
        Discard
      </button>
    </p>
  );
}
