import { exactMomentText } from '../../../shared/dates.js';

/** A moment to the second, with its zone. */
export const Moment = ({ at }: { readonly at: string }) => (
  <time className="nowrap" dateTime={at}>
    {exactMomentText(at)}
  </time>
);
