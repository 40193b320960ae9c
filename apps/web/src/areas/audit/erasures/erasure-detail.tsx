import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Awaited } from '../../../shared/staff/awaited.js';
import { useLive } from '../../../shared/use-live.js';
import { Moment } from '../parts/moment.js';
import { DecideErasure } from './decide-erasure.js';
import { daysText, type Erasure, erasuresKey, stateTexts, subjectShown, whoText } from './erasure-types.js';
import { FourLists } from './four-lists.js';

/** One erasure: what it would do or did, who approved, and what may be decided. */
export function ErasureDetail() {
  const { id = '' } = useParams();
  const found = useQuery({
    queryKey: [...erasuresKey, id],
    queryFn: () => answered(api.GET('/api/v1/audit/erasures/{id}', { params: { path: { id } } })),
  });
  useLive(['erasures:all'], erasuresKey);
  return (
    <>
      <p>
        <Link to="/audit/erasures">All erasures</Link>
      </p>
      <Awaited query={found} />
      {found.data && <Facts erasure={found.data} />}
    </>
  );
}

const Facts = ({ erasure }: { readonly erasure: Erasure }) => (
  <>
    <section className="panel" aria-labelledby="erasure">
      <h2 id="erasure">Erasure of {subjectShown(erasure.subject)}</h2>
      <dl className="facts">
        <div>
          <dt>State</dt>
          <dd>
            <span role="status">
              {stateTexts[erasure.state]}
              {erasure.daysLeft !== null && `, ${daysText(erasure.daysLeft)}`}
            </span>
          </dd>
        </div>
        <div>
          <dt>Legal basis</dt>
          <dd>{erasure.legalBasis ?? 'From the list of erasures, after an older copy was put back'}</dd>
        </div>
        {erasure.approvals.map((each, n) => (
          <div key={each.kind}>
            <dt>{n === 0 ? 'Begun' : 'Approved'}</dt>
            <dd>
              {whoText(each)}, <Moment at={each.at} />
            </dd>
          </div>
        ))}
        {erasure.endedAt !== null && (
          <div>
            <dt>Ended</dt>
            <dd>
              <Moment at={erasure.endedAt} />
            </dd>
          </div>
        )}
      </dl>
      <DecideErasure erasure={erasure} />
    </section>
    <FourLists erasure={erasure} />
  </>
);
