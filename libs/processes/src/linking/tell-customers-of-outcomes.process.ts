import type { Mail } from '#bounded-context';
import {
  accountUnlinked,
  attemptsDecider,
  type CaseLinkingEvent,
  linkCompleted,
  requestProcessed,
  requestRejected,
  type Submission,
  submissionDecider,
} from '#contexts/case-linking';
import type { Process } from '#engine';
import { type AccountId, type CountyCode, countyName, type Recorded } from '#kernel';
import { mailAccount } from '../mail/queue-message.js';
import type { FlowPorts } from '../ports.js';

interface News {
  readonly account: AccountId;
  readonly mail: Mail;
  readonly params: Readonly<Record<string, string>>;
  /** Whom to contact with questions: one that the customer named, or that they know by the link. */
  readonly county: CountyCode | undefined;
}

/** A customer is told what became of a request, of a link and of an unlink (rule W12). */
export const tellCustomersOfOutcomes = (ports: FlowPorts): Process<CaseLinkingEvent> => ({
  name: 'tell-customers-of-outcomes',
  begins: 'now',
  types: ['RequestProcessed', 'RequestRejected', 'AccountLinked', 'AccountUnlinked'],
  interestedIn: (event) => event.type === 'RequestRejected' || newsIn(event) !== undefined,
  async handle(event, context) {
    const news =
      event.type === 'RequestRejected' ? await rejectionOf(ports, event) : await linkNews(ports, event);
    if (news === undefined) return;
    const { account, mail, params, county } = news;
    const cause = { eventId: event.meta.id, type: event.type };
    await mailAccount(ports, account, { mail, params, cause, county }, context);
  },
});

/** One mail for a link, not one for each county: siblings and the batch follow silently. */
function newsIn(event: Recorded<CaseLinkingEvent>): News | undefined {
  if (event.type === 'RequestProcessed' && event.data.cause === 'direct')
    return {
      account: event.data.accountId,
      mail: requestProcessed,
      params: {},
      county: event.data.county,
    };
  if (event.type === 'AccountLinked' && event.data.purpose.kind === 'automatic')
    return { account: event.data.accountId, mail: linkCompleted, params: {}, county: undefined };
  if (event.type === 'AccountUnlinked')
    return {
      account: event.data.accountId,
      mail: accountUnlinked,
      params: {},
      county: event.data.county,
    };
  return undefined;
}

/** A link by code names the county that the customer entered. */
async function linkNews({ engine }: FlowPorts, event: Recorded<CaseLinkingEvent>): Promise<News | undefined> {
  const news = newsIn(event);
  if (event.type !== 'AccountLinked' || event.data.purpose.kind !== 'automatic') return news;
  const attempts = await engine.state(attemptsDecider, event.data.accountId);
  return news && { ...news, county: attempts.get(event.data.purpose.attemptId)?.asked.county };
}

type Rejected = Extract<Recorded<CaseLinkingEvent>, { type: 'RequestRejected' }>;

/**
 * Told once, by the last county that rejects, and in the name of the county that the customer stated: the counties
 * that were asked would tell a stranger where a person has cases.
 */
async function rejectionOf({ engine, vault }: FlowPorts, { data }: Rejected): Promise<News | undefined> {
  const submission = await engine.state(submissionDecider, data.submissionId);
  const request = submission.get(data.requestId);
  if (request === undefined || !isLastRejection(submission, data.requestId)) return undefined;
  const registrant = await vault.open(request.registrant);
  if (registrant === undefined) return undefined;
  return {
    account: data.accountId,
    mail: requestRejected,
    params: { countyName: countyName(registrant.county) },
    county: registrant.county,
  };
}

/** Whether all were rejected and this one ended it. */
function isLastRejection(submission: Submission, requestId: string): boolean {
  const ends = [...submission.values()].map(({ requestId: id, end }) => ({ id, end }));
  if (ends.some(({ end }) => end.status !== 'Rejected')) return false;
  const last = ends.reduce((a, b) =>
    a.end.status === 'Rejected' && b.end.status === 'Rejected' && b.end.at >= a.end.at ? b : a,
  );
  return last.id === requestId;
}
