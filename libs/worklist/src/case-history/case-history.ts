import type { Happening, Words } from '#bounded-context';
import {
  type CaseLinkingEvent,
  caseLinking,
  type FindRequests,
  personLinkDecider,
  submissionDecider,
  submissionOf,
} from '#contexts/case-linking';
import { type EMessagesEvent, eMessages, type Threads, threadDecider } from '#contexts/e-messages';
import {
  caseDecider,
  type PersonRegistryEvent,
  personDecider,
  personRegistry,
} from '#contexts/person-registry';
import {
  type CaseNumber,
  type CountyCode,
  type DomainEvent,
  type Instant,
  type PersonId,
  type Recorded,
  type SubmissionId,
  streamName,
} from '#kernel';
import { newestEvents, type Read, type StreamPorts } from '../newest-events.js';
import { isAfter, mark, parseMark } from './history-cursor.js';

/** One line of a case's history. */
export interface HistoryLine extends Happening {
  readonly at: Instant;
  /** Of the event: orders lines of the same moment. */
  readonly position: string;
}

/** A page of a case's history, newest first. */
export interface CaseHistory {
  readonly lines: readonly HistoryLine[];
  /** Cursor of the page behind this one. */
  readonly next: string | undefined;
  /** A stream is longer than is read: what is older is missing here. */
  readonly cut: boolean;
}

export interface HistoryPorts extends StreamPorts {
  readonly threads: Pick<Threads, 'ofCase'>;
  readonly findRequests: Pick<FindRequests, 'ofPerson'>;
}

/** The case, and everybody on it. Whether it is the county's was asked before. */
export interface HistoryOf {
  readonly caseNumber: CaseNumber;
  readonly county: CountyCode;
  readonly persons: readonly PersonId[];
  /** Links and requests too (right `case-link:view`). */
  readonly links: boolean;
  /** e-Messages too (right `e-message:view`). */
  readonly messages: boolean;
  readonly cursor?: string | undefined;
}

const pageSize = 50;
const mostSubmissions = 100;

/**
 * What happened on a case (rule P8), from the streams of the case, of its persons, of their
 * links and of their requests. Nothing is opened: lines hold ids where names go. @throws InvalidInput for a cursor
 */
export async function caseHistory(ports: HistoryPorts, of: HistoryOf): Promise<CaseHistory> {
  const before = parseMark(of, of.cursor);
  const registry = await streams(ports, [
    streamName(caseDecider, of.caseNumber),
    ...of.persons.map((each) => streamName(personDecider, each)),
  ]);
  const linking = of.links ? await linkingStreams(ports, of) : nothing;
  const messages = of.messages ? await messageStreams(ports, of) : nothing;
  const lines = [
    ...inWords(registry.events as Recorded<PersonRegistryEvent>[], of.county, personRegistry.words),
    ...inWords(linking.events as Recorded<CaseLinkingEvent>[], of.county, caseLinking.words),
    ...inWords(messages.events as Recorded<EMessagesEvent>[], of.county, eMessages.words),
  ].sort((a, b) => (isAfter(a, b) ? 1 : -1));
  const rest = before === undefined ? lines : lines.filter((each) => isAfter(each, before));
  const page = rest.slice(0, pageSize);
  return {
    lines: page,
    next: rest.length > pageSize ? mark(of, page[pageSize - 1]!) : undefined,
    cut: registry.cut || linking.cut || messages.cut,
  };
}

/** Threads of which a case's history tells. */
const mostThreads = 100;

async function messageStreams(ports: HistoryPorts, { caseNumber }: HistoryOf): Promise<Read> {
  const names: string[] = [];
  for await (const { threadId } of ports.threads.ofCase(caseNumber)) {
    if (names.length === mostThreads) return { ...(await streams(ports, names)), cut: true };
    names.push(streamName(threadDecider, threadId));
  }
  return streams(ports, names);
}

const nothing: Read = { events: [], cut: false };

/** Links name the submission that they came of; requests without a link are found by their candidate. */
async function linkingStreams(ports: HistoryPorts, { persons, county }: HistoryOf): Promise<Read> {
  const links = await streams(
    ports,
    persons.map((each) => streamName(personLinkDecider, each)),
  );
  const asked = (await Promise.all(persons.map(ports.findRequests.ofPerson))).flat();
  const submissions = new Set<SubmissionId>([
    ...asked.filter((each) => each.county === county).map((each) => each.submissionId),
    ...links.events.flatMap(submissionOfLink),
  ]);
  const requests = await streams(
    ports,
    [...submissions].slice(0, mostSubmissions).map((each) => streamName(submissionDecider, each)),
  );
  return {
    events: [...links.events, ...requests.events],
    cut: links.cut || requests.cut || submissions.size > mostSubmissions,
  };
}

function submissionOfLink(event: Recorded): readonly SubmissionId[] {
  const { type, data } = event as Recorded<CaseLinkingEvent>;
  return type === 'AccountLinked' && data.purpose.kind === 'request'
    ? [submissionOf(data.purpose.requestId)]
    : [];
}

async function streams(ports: HistoryPorts, names: readonly string[]): Promise<Read> {
  const read = await Promise.all(names.map((each) => newestEvents(ports, each)));
  return { events: read.flatMap((each) => each.events), cut: read.some((each) => each.cut) };
}

const inWords = <E extends DomainEvent>(
  events: readonly Recorded<E>[],
  county: CountyCode,
  words: Words<E>,
): readonly HistoryLine[] =>
  events
    .filter((each) => words.isOnCase(each, county))
    .map((each) => {
      const { recordedAt: at, position } = each.meta;
      return { ...words.tell(each, county), at, position };
    });
