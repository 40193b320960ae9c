import type { Summary } from '../../parts/types.js';
import { explanationOf } from './explanation.js';

/** Why this is, or is not, a full match. */
export function MatchPanel({ summary }: { readonly summary: Summary }) {
  const explanation = explanationOf(summary);
  if (explanation === undefined) return null;
  const { result, against, besides } = explanation;
  return (
    <section className="panel match" aria-labelledby="match">
      <h2 id="match">Match explanation</h2>
      <p>{result}</p>
      {against.length > 0 && (
        <ul>
          {against.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      {besides.length > 0 && <p className="muted">Shown, but not decisive: {besides.join(' ')}</p>}
      <p className="muted">Match policy {summary.match?.policy}</p>
    </section>
  );
}
