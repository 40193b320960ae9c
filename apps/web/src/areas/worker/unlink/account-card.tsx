import { Link } from 'react-router';
import { dateOfMomentText, momentText } from '../../../shared/dates.js';
import { useCountyWorkers } from '../parts/county-workers.js';
import { paths } from '../parts/navigation.js';
import { chosenText, methodTexts } from '../parts/words.js';
import type { PersonLinks } from './links-query.js';

/** The account that Unlink is about: whose it is, who linked it, when, and how identity was verified. */
export function AccountCard({ links: { account, history, requests } }: { readonly links: PersonLinks }) {
  const { nameOf } = useCountyWorkers();
  if (account === null) return null;
  const link = history.at(-1);
  const own = requests.filter((each) => each.ofLinkedAccount);
  return (
    <section className="panel" aria-labelledby="account">
      <h2 id="account">Linked account</h2>
      <p>
        <strong>{account.name}</strong>
        {account.email !== null && `, ${account.email}`}
      </p>
      {link && <p>{howLinked(link, nameOf)}</p>}
      {link?.note && <p>Note: {link.note}</p>}
      {link?.overrideReason && <p>Reason for passing over the cool-off: {link.overrideReason}</p>}
      {own.length > 0 && (
        <p>
          Requests of this account:{' '}
          {own.map(({ requestId, requestDate, requestStatus }, n) => (
            <span key={requestId}>
              {n > 0 && ', '}
              <Link to={paths.linkRequest(requestId)}>
                {dateOfMomentText(requestDate)} ({requestStatus})
              </Link>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

function howLinked(
  { how, linkedAt, linkedBy, methods }: PersonLinks['history'][number],
  nameOf: (worker: string) => string,
): string {
  if (how === 'automatic') return `Linked ${momentText(linkedAt)} automatically, after a code.`;
  const by = linkedBy === null ? 'in another county' : `by ${nameOf(linkedBy)}`;
  const verified = methods.map((each) => chosenText(methodTexts[each])).join(', ');
  return `Linked ${momentText(linkedAt)} ${by}.${verified && ` Identity verified by: ${verified}.`}`;
}
