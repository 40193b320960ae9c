import { NavLink } from 'react-router';

/** The pages of those who run the system, in the order in which they are looked at. */
const pages = [{ text: 'Outbox', path: '/ops/outbox' }] as const;

export function OpsNavigation() {
  return (
    <nav className="ops-nav" aria-label="Operations">
      {pages.map(({ text, path }) => (
        <NavLink key={path} to={path}>
          {text}
        </NavLink>
      ))}
    </nav>
  );
}
