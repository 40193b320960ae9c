import type { ReactNode } from 'react';
import { NavLink, type To } from 'react-router';

/** The pages of an area, in the order in which they are looked at. */
export const AreaNavigation = ({
  label,
  pages,
  children,
}: {
  readonly label: string;
  readonly pages: readonly { readonly text: string; readonly to: To }[];
  /** What else stands there. */
  readonly children?: ReactNode;
}) => (
  <div className="area-nav">
    <nav aria-label={label}>
      <ul>
        {pages.map(({ text, to }) => (
          <li key={text}>
            <NavLink to={to}>{text}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
    {children}
  </div>
);
