import { Link, useSearchParams } from 'react-router';
import { describedCriteria, oneOf } from '../../../shared/criteria.js';

const tabs = [
  { id: 'overview', text: 'Overview' },
  { id: 'persons', text: 'Persons' },
  { id: 'links', text: 'Links' },
  { id: 'messages', text: 'Messages' },
  { id: 'team', text: 'Case Team' },
  { id: 'history', text: 'History' },
] as const;
export type CaseTab = (typeof tabs)[number]['id'];

const inAddress = describedCriteria({
  tab: oneOf(
    tabs.map(({ id }) => id),
    'overview',
  ),
});

/** Which part of the Case Summary the address asks for. */
export function useCaseTab(): CaseTab {
  const [address] = useSearchParams();
  return inAddress.in(address).tab;
}

/** The parts of the Case Summary, each with an address of its own. */
export function CaseTabs({ shown }: { readonly shown: CaseTab }) {
  return (
    <nav className="tabs case-tabs" aria-label="Parts of the case">
      {tabs.map(({ id, text }) => (
        <Link
          key={id}
          to={inAddress.address({ tab: id }) || '?'}
          aria-current={id === shown ? 'page' : undefined}
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
