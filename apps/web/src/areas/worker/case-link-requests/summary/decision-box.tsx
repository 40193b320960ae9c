import type { ReactNode } from 'react';
import { momentText } from '../../../../shared/dates.js';
import { useCountyWorkers } from '../../parts/county-workers.js';
import type { Summary } from '../../parts/types.js';
import { chosenText, methodTexts } from '../../parts/words.js';
import { endText } from '../decision-words.js';

/** What was decided: who, when, how identity was verified, and what they noted. Nothing while the request is Pending. */
export function DecisionBox({ summary: { decision } }: { readonly summary: Summary }) {
  const { nameOf } = useCountyWorkers();
  if (decision === null) return null;
  const { status, at, methods, note, overrideReason } = decision;
  return (
    <section className="panel decision" aria-labelledby="decision">
      <h2 id="decision">Decision</h2>
      <p>
        <span className={`state state--${status}`}>{status}</span> <time dateTime={at}>{momentText(at)}</time>
        , {endText(decision, nameOf)}
      </p>
      <dl>
        {methods.length > 0 && (
          <Told term="Identity verified by">
            {methods.map((each) => chosenText(methodTexts[each])).join(', ')}
          </Told>
        )}
        {note !== null && <Told term="Note">{note}</Told>}
        {overrideReason !== null && <Told term="Reason for passing over the cool-off">{overrideReason}</Told>}
      </dl>
    </section>
  );
}

function Told({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
