import { CaseNumbers } from './case-numbers.js';
import type { Summary } from './types.js';

/** Before anybody is selected: whom the request may be about, with their cases to look at (seed 001, Accessing). */
export function CandidatePanel({ summary: { candidate } }: { readonly summary: Summary }) {
  if (candidate === null) return null;
  return (
    <section className="panel candidate" aria-labelledby="candidate">
      <h2 id="candidate">May be associated to</h2>
      <p>
        {candidate.name}: <CaseNumbers person={candidate} />
      </p>
    </section>
  );
}
