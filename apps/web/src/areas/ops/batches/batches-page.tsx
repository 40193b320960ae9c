import { useQuery } from '@tanstack/react-query';
import { answered } from '#api-client';
import { api } from '../../../shared/api.js';
import { Page } from '../../../shared/page.js';
import { Awaited } from '../../../shared/staff/awaited.js';
import { BatchCard } from './batch-card.js';

/** Work that runs at night: how it went, when it runs next, and by hand what may be. */
export function BatchesPage() {
  const batches = useQuery({
    queryKey: ['batches'],
    queryFn: () => answered(api.GET('/api/v1/ops/batches')),
    refetchInterval: 30_000,
  });
  return (
    <Page title="Batches">
      <Awaited query={batches} />
      {batches.data?.items.map((each) => (
        <BatchCard key={each.name} batch={each} />
      ))}
    </Page>
  );
}
