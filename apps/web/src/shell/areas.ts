import type { Me } from './session.js';

/** Where somebody of this role works. Roles whose pages are not built yet are told so at `/no-pages`. */
export function homeOf(role: Me['role']): string {
  switch (role) {
    case 'worker':
    case 'viewer':
    case 'supervisor':
      return '/worker';
    case 'customer':
      return '/portal';
    case 'ops':
      return '/ops';
    case 'auditor':
      return '/audit';
    case 'partner':
    case 'help_desk':
    case 'registry':
      return '/no-pages';
  }
}

/** Those who work for a county. */
export const countyRoles: readonly Me['role'][] = ['worker', 'viewer', 'supervisor'];
