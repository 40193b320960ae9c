import {
  accountLinkDecider,
  attemptsDecider,
  type CaseLinkingEvent,
  type FindRequests,
  personLinkDecider,
  submissionDecider,
  submissionOf,
} from '#contexts/case-linking';
import {
  type Forms,
  formDecider,
  type SearchMessages,
  type Threads,
  threadDecider,
} from '#contexts/e-messages';
import { caseDecider, personDecider } from '#contexts/person-registry';
import { accountDecider } from '#contexts/portal-accounts';
import {
  type AccountId,
  type CaseNumber,
  type FormId,
  type PersonId,
  type Recorded,
  type SubmissionId,
  streamName,
  type ThreadId,
  threadId,
} from '#kernel';
import { type CaseOutline, caseOutline, isWithin, type Member, type Span } from './members.js';
import { type StreamPorts, streamExists, wholeStream } from './read-stream.js';
import type { StatefulSubject } from './subject.js';

export interface SubjectPorts extends StreamPorts {
  readonly findRequests: Pick<FindRequests, 'everyOf' | 'everyAbout'>;
  readonly threads: Pick<Threads, 'ofCase'>;
  readonly searchMessages: Pick<SearchMessages, 'byId'>;
  readonly forms: Pick<Forms, 'ownOf'>;
}

/** A stream that belongs to a subject, all of it or some. */
export interface SubjectStream {
  readonly name: string;
  readonly part:
    | 'case'
    | 'person'
    | 'link'
    | 'submission'
    | 'message'
    | 'form'
    | 'account'
    | 'attempts'
    | 'reservation';
  /** Whose it is, of a person's and of a link's. */
  readonly personId?: PersonId;
  /** Only what was recorded within one of these belongs to the subject. Absent: all of it. */
  readonly spans?: readonly Span[];
  /** Only what names this account belongs to the subject. */
  readonly accountId?: AccountId;
}

/** Whether an event of a stream belongs to the subject. */
export const belongs = ({ spans, accountId }: SubjectStream, { meta, data }: Recorded): boolean =>
  (spans === undefined || isWithin(spans, meta.position)) &&
  (accountId === undefined || (data as { readonly accountId?: AccountId }).accountId === accountId);

/**
 * Every stream that a subject is told by, its own first; none: nobody knows such a subject. Views only find the ids of
 * what is not named by the streams themselves.
 */
export async function streamsOf(
  ports: SubjectPorts,
  subject: StatefulSubject,
): Promise<readonly SubjectStream[]> {
  switch (subject.kind) {
    case 'case':
      return ofCase(ports, subject.id);
    case 'person':
      return known(ports, personStreams({ personId: subject.id }));
    case 'account':
      return ofAccount(ports, subject.id);
    case 'request':
      return known(ports, [submissionStream(submissionOf(subject.id))]);
    case 'message': {
      const found = await ports.searchMessages.byId(subject.id);
      return known(ports, [threadStream(found?.threadId ?? threadId(subject.id))]);
    }
  }
}

/** Nothing where the first stream is not there. */
const known = async (ports: StreamPorts, streams: readonly SubjectStream[]) =>
  (await streamExists(ports, streams[0]!.name)) ? streams : [];

async function ofCase(ports: SubjectPorts, number: CaseNumber): Promise<readonly SubjectStream[]> {
  const outline = await caseOutline(ports, number);
  if (outline === undefined) return [];
  const submissions = await submissionsOfCase(ports, number, outline);
  const { threads, forms } = await messagesOfCase(ports, number, outline);
  return [
    { name: streamName(caseDecider, number), part: 'case' },
    ...outline.members.flatMap(personStreams),
    ...[...submissions].map(submissionStream),
    ...threads.map(threadStream),
    ...forms.map((each): SubjectStream => ({ name: streamName(formDecider, each), part: 'form' })),
  ];
}

/**
 * Those that name the case; of its persons, those to one of its counties; and those that a link of them came of, made
 * while they were on the case.
 */
async function submissionsOfCase(
  ports: SubjectPorts,
  number: CaseNumber,
  { members, counties }: CaseOutline,
): Promise<ReadonlySet<SubmissionId>> {
  const found = new Set<SubmissionId>();
  for await (const each of ports.findRequests.everyAbout(number)) found.add(each.submissionId);
  for (const member of members) {
    for await (const each of ports.findRequests.everyOf(member.personId))
      if (counties.has(each.county)) found.add(each.submissionId);
    for (const each of await submissionsOfLinks(ports, member)) found.add(each);
  }
  return found;
}

async function submissionsOfLinks(
  ports: StreamPorts,
  { personId, spans }: Member,
): Promise<readonly SubmissionId[]> {
  const events = await wholeStream(ports, streamName(personLinkDecider, personId));
  return (events as readonly Recorded<CaseLinkingEvent>[]).flatMap(({ type, data, meta }) =>
    type === 'AccountLinked' && data.purpose.kind === 'request' && isWithin(spans, meta.position)
      ? [submissionOf(data.purpose.requestId)]
      : [],
  );
}

async function messagesOfCase(ports: SubjectPorts, number: CaseNumber, outline: CaseOutline) {
  const threads: ThreadId[] = [];
  const forms = new Set<FormId>();
  for await (const { threadId: id, thread } of ports.threads.ofCase(number)) {
    threads.push(id);
    if (thread.action?.form !== undefined) forms.add(thread.action.form.formId);
  }
  for (const county of outline.counties)
    for (const { personId } of outline.members)
      for (const { formId, form } of await ports.forms.ownOf(county, personId))
        if (form.of?.caseNumber === number) forms.add(formId);
  return { threads, forms: [...forms] };
}

async function ofAccount(ports: StreamPorts, id: AccountId): Promise<readonly SubjectStream[]> {
  const reservations = streamName(accountLinkDecider, id);
  const own: readonly SubjectStream[] = [
    { name: streamName(accountDecider, id), part: 'account' },
    { name: streamName(attemptsDecider, id), part: 'attempts' },
    { name: reservations, part: 'reservation' },
  ];
  const there = await Promise.all(own.map((each) => streamExists(ports, each.name)));
  if (!there.includes(true)) return [];
  const events = (await wholeStream(ports, reservations)) as readonly Recorded<CaseLinkingEvent>[];
  const persons = new Set(
    events.flatMap(({ type, data }) => (type === 'AccountReserved' ? [data.personId] : [])),
  );
  const links = [...persons].map((personId) => ({ ...linkStream({ personId }), accountId: id }));
  return [...own, ...links];
}

type OfPerson = Pick<Member, 'personId'> & Partial<Member>;

const personStreams = (of: OfPerson): readonly SubjectStream[] => [
  { name: streamName(personDecider, of.personId), part: 'person', ...of },
  linkStream(of),
];

const linkStream = (of: OfPerson): SubjectStream => ({
  name: streamName(personLinkDecider, of.personId),
  part: 'link',
  ...of,
});

const submissionStream = (id: SubmissionId): SubjectStream => ({
  name: streamName(submissionDecider, id),
  part: 'submission',
});

const threadStream = (id: ThreadId): SubjectStream => ({
  name: streamName(threadDecider, id),
  part: 'message',
});
