import { answered, type components } from '#api-client';
import { api } from '../../../../shared/api.js';
import { useCommand } from '../../../../shared/use-command.js';

type Bulk = components['schemas']['BulkDto'];

export interface BulkOutcome extends Readonly<components['schemas']['BulkResponse']> {
  readonly action: Bulk['action'];
}

/** One action on many requests; the outcome says what became of each. */
export const useBulk = (onDone: (outcome: BulkOutcome) => void) =>
  useCommand({
    run: async (body: Bulk, header): Promise<BulkOutcome> => {
      const found = await answered(api.POST('/api/v1/case-link-requests/bulk', { params: { header }, body }));
      return { ...found, action: body.action };
    },
    changes: [['case-link-requests'], ['case-link-request']],
    onDone,
  });
