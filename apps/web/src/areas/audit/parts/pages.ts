import { type ComponentType, lazy } from 'react';

/** One entry of the navigation, and the page that it leads to; `/audit/<path>` and what stands below it. */
export interface AuditPage {
  readonly path: string;
  readonly text: string;
  /** The right that the page needs: without it neither entry nor page is there. */
  readonly right: 'audit:read' | 'audit:verify' | 'audit:export' | 'privacy:approve-erasure';
  /** By `lazy`: loaded when somebody goes there. */
  readonly Component: ComponentType;
}

/** The pages of `/audit` in the order of the navigation: each is a line here and a folder beside this one. */
export const auditPages: readonly AuditPage[] = [
  {
    path: 'timeline',
    text: 'Timeline',
    right: 'audit:read',
    Component: lazy(() => import('../timeline/timeline-page.js')),
  },
  {
    path: 'as-of',
    text: 'As of',
    right: 'audit:read',
    Component: lazy(() => import('../as-of/as-of-page.js')),
  },
  {
    path: 'looks',
    text: 'Who looked',
    right: 'audit:read',
    Component: lazy(() => import('../looks/looks-page.js')),
  },
  {
    path: 'prove',
    text: 'Prove',
    right: 'audit:read',
    Component: lazy(() => import('../prove/prove-page.js')),
  },
  {
    path: 'exports',
    text: 'Exports',
    right: 'audit:export',
    Component: lazy(() => import('../exports/exports-page.js')),
  },
  {
    path: 'erasures',
    text: 'Erasures',
    right: 'privacy:approve-erasure',
    Component: lazy(() => import('../erasures/erasures-page.js')),
  },
];

/** The first that these rights let in. */
export const firstPageFor = (rights: readonly string[]): AuditPage | undefined => pagesFor(rights)[0];

/** Those that these rights let in. */
export const pagesFor = (rights: readonly string[]): readonly AuditPage[] =>
  auditPages.filter(({ right }) => rights.includes(right));
