import { Link } from 'react-router';
import { useMe } from '../../../shell/session.js';
import type { CaseSummaryData } from '../parts/case-types.js';
import { inOrder } from '../parts/case-words.js';
import { paths } from '../parts/navigation.js';
import { LinkState } from './link-state.js';
import { linkText } from './link-text.js';
import { OpenRequests } from './open-requests.js';

/** Which persons' portal accounts are and were linked, and what waits to be decided. */
export function CaseLinks({ summary }: { readonly summary: CaseSummaryData }) {
  const { rights } = useMe();
  if (!rights.includes('case-link:view'))
    return <p className="panel">You need the right case-link:view to see links. Ask your supervisor.</p>;
  return (
    <>
      <OpenRequests summary={summary} />
      <section className="panel" aria-labelledby="links">
        <h2 id="links">Portal accounts</h2>
        <table className="usa-table usa-table--borderless stacks">
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Now</th>
              <th scope="col">Links so far</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {inOrder(summary.persons).map(({ personId, name, link }) => {
              return (
                <tr key={personId}>
                  <th scope="row" data-label="Person">
                    {name}
                  </th>
                  <td data-label="Now">
                    <LinkState link={link} />
                  </td>
                  <td data-label="Links so far">
                    {link && link.history.length > 0 ? (
                      <ul className="link-lines">
                        {link.history.map((each) => (
                          <li key={each.linkedAt}>{linkText(each)}</li>
                        ))}
                      </ul>
                    ) : (
                      <span className="muted">Never linked</span>
                    )}
                  </td>
                  <td>
                    {link?.linked && rights.includes('case-link:unlink') && (
                      <Link to={paths.unlinkSummary(personId)} aria-label={`Unlink ${name} …`}>
                        Unlink …
                      </Link>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <p className="muted">A link covers all cases of a person, in every county.</p>
      </section>
    </>
  );
}
