import { CaseNumbers } from '../../parts/case-numbers.js';
import type { Summary } from '../../parts/types.js';

/** With nobody selected: whom the request is, or may be, about, with their cases to look at (seed 001, Accessing). */
export function CandidatePanel({ summary: { candidate, linkedStatus } }: { readonly summary: Summary }) {
  if (candidate === null) return null;
  return (
    <section className="panel candidate" aria-labelledby="candidate">
      <h2 id="candidate">{linkedStatus === 'Processed' ? 'Linked to' : 'May be associated to'}</h2>
      <p>
        {candidate.name}: <CaseNumbers person={candidate} />
      </p>
    </section>
  );
}
