import { NavLink } from 'react-router';

/** The pages of those who run the system, in the order in which they are looked at. */
const pages = [
  { text: 'Projections', path: '/ops/projections' },
  { text: 'Dead letters', path: '/ops/dead-letters' },
  { text: 'Outbox', path: '/ops/outbox' },
  { text: 'Batches', path: '/ops/batches' },
  { text: 'Backup', path: '/ops/backup' },
] as const;

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
