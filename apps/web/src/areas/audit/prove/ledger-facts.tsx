import { Moment } from '../parts/moment.js';
import { count, events, type Ledger, seals, shortKey, titles } from './parts.js';

/** One ledger in figures, and every time that its id was renewed. */
export function LedgerFacts({ ledger }: { readonly ledger: Ledger }) {
  const title = titles[ledger.ledger];
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <dl className="facts">
        <div>
          <dt>Sealed until</dt>
          <dd>{ledger.sealedAt === undefined ? 'Nothing yet' : <Moment at={ledger.sealedAt} />}</dd>
        </div>
        <div>
          <dt>Under the newest seal</dt>
          <dd>
            {events(ledger.size)}, {seals(ledger.seals)}
          </dd>
        </div>
        <div>
          <dt>Not sealed yet</dt>
          <dd>
            {ledger.sealedAt !== undefined && ledger.unsealed <= 1
              ? 'Nothing but the seal itself'
              : events(ledger.unsealed)}
          </dd>
        </div>
        <div>
          <dt>Single events can be proved</dt>
          <dd>
            {ledger.provable === 0 ? 'Hashes are being made' : `Up to number ${count(ledger.provable)}`}
          </dd>
        </div>
        {ledger.witnessed?.at !== undefined && (
          <div>
            <dt>Signed by the witness {ledger.witnessed.by}</dt>
            <dd>
              {events(ledger.witnessed.size)}, at <Moment at={ledger.witnessed.at} /> by its clock
            </dd>
          </div>
        )}
        {ledger.witnessTrouble !== undefined && (
          <div>
            <dt>The witness does not sign now</dt>
            <dd>{ledger.witnessTrouble}</dd>
          </div>
        )}
        {ledger.key !== undefined && (
          <div>
            <dt>Key</dt>
            <dd>{shortKey(ledger.key)}</dd>
          </div>
        )}
      </dl>
      <h3>Renewals</h3>
      {ledger.renewals.length === 0 ? (
        <p className="muted">Its id was never renewed: no restore, no copy.</p>
      ) : (
        <ul className="prove__renewals">
          {ledger.renewals.map((each) => (
            <li key={each.ledgerId}>{each.words}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
