import { AreaNavigation } from '../../../shared/staff/area-navigation.js';

const pages = [
  { text: 'Projections', to: '/ops/projections' },
  { text: 'Dead letters', to: '/ops/dead-letters' },
  { text: 'Outbox', to: '/ops/outbox' },
  { text: 'Batches', to: '/ops/batches' },
  { text: 'Backup', to: '/ops/backup' },
] as const;

/** The pages of those who run the system. */
export const OpsNavigation = () => <AreaNavigation label="Operations" pages={pages} />;
