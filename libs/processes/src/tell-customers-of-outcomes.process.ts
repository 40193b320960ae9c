import { type CaseLinkingEvent } from '#case-linking';
import type { Process } from '#engine';
import { type AccountId, countyName, type Recorded } from '#kernel';
import type { FlowPorts } from './ports.js';
import { mailAccount } from './queue-message.js';

interface News {
  readonly account: AccountId;
  readonly template: 'link_completed' | 'request_processed' | 'request_rejected' | 'account_unlinked';
  readonly params: Readonly<Record<string, string>>;
}

/** A customer is told what became of a request, of a link and of an unlink (spec 20, Beyond the documents). */
export const tellCustomersOfOutcomes = (ports: FlowPorts): Process<CaseLinkingEvent> => ({
  name: 'tell-customers-of-outcomes',
  types: ['RequestProcessed', 'RequestRejected', 'AccountLinked', 'AccountUnlinked'],
  interestedIn: (event) => newsIn(event) !== undefined,
  async handle(event, context) {
    const news = newsIn(event);
    if (news === undefined) return;
    const { account, template, params } = news;
    await mailAccount(
      ports,
      account,
      { template, params, cause: { eventId: event.meta.id, type: event.type } },
      context,
    );
  },
});

/** One mail for a link, not one for each county: siblings and the batch follow silently. */
function newsIn(event: Recorded<CaseLinkingEvent>): News | undefined {
  if (event.type === 'RequestProcessed' && event.data.cause === 'direct')
    return { account: event.data.accountId, template: 'request_processed', params: {} };
  if (event.type === 'RequestRejected')
    return {
      account: event.data.accountId,
      template: 'request_rejected',
      params: { countyName: countyName(event.data.county) },
    };
  if (event.type === 'AccountLinked' && event.data.purpose.kind === 'automatic')
    return { account: event.data.accountId, template: 'link_completed', params: {} };
  if (event.type === 'AccountUnlinked')
    return { account: event.data.accountId, template: 'account_unlinked', params: {} };
  return undefined;
}
