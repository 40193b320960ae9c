import { isDisputed, personLinkDecider } from '#contexts/case-linking';
import { type CountySettings, countySettingsDecider } from '#contexts/county-settings';
import {
  type OpenThread,
  type ProgramFacts,
  programFor,
  type Standing,
  type Thread,
  threadDecider,
} from '#contexts/e-messages';
import { type CaseFacts, caseDecider, isOpenStatus } from '#contexts/person-registry';
import {
  type AccountId,
  type CaseNumber,
  type CountyCode,
  countyCode,
  NotFound,
  own,
  type PersonId,
  type ThreadId,
  threadId,
  type WorkerId,
  workerId,
} from '#kernel';
import type { FlowPorts } from '../ports.js';

/** What e-messages must know of a person on a case, folded from the streams of the case, the link and the county. */
export interface MessageStanding {
  readonly county: CountyCode;
  readonly programs: readonly ProgramFacts[];
  /** The person is on the case. */
  readonly onCase: boolean;
  readonly standing: Standing;
  readonly settings: CountySettings;
}

/** Undefined: there is no such case. */
export async function messageStanding(
  { engine }: Pick<FlowPorts, 'engine'>,
  number: CaseNumber,
  person: PersonId,
): Promise<MessageStanding | undefined> {
  const state = await engine.state(caseDecider, number);
  if (state.kind === 'unknown') return undefined;
  const county = countyCode(state.facts.county);
  const [{ linked }, settings] = await Promise.all([
    engine.state(personLinkDecider, person),
    engine.state(countySettingsDecider, county),
  ]);
  const role = own(state.persons, person)?.role;
  return {
    county,
    programs: programsOf(state.facts),
    onCase: role !== undefined,
    standing: {
      caseOpen: isOpenStatus(state.facts.status),
      optedIn: settings.twoWayMessaging,
      // Who was taken off the case is as good as gone.
      outOfTheHome: role?.permanentlyOutOfTheHome ?? true,
      ...(linked && { account: linked.accountId }),
    },
    settings,
  };
}

/** The programs of a case, as they decide whose a message is. */
export const programsOf = ({ programs }: CaseFacts): readonly ProgramFacts[] =>
  programs.map(({ kind, status, worker }) => ({
    kind,
    open: isOpenStatus(status),
    ...(worker !== undefined && { worker }),
  }));

/** Whose a message is. Nobody who answers messages: the supervisors' queue. */
export interface Hands {
  readonly program: string;
  readonly worker?: WorkerId;
}

/** The worker of the program that was chosen, or of the open one that was registered first (rule M6). */
export async function handsFor(
  ports: Pick<FlowPorts, 'answersMessages'>,
  { county, programs }: Pick<MessageStanding, 'county' | 'programs'>,
  chosen?: string,
): Promise<Hands> {
  const found = programFor(programs, chosen);
  const program = found?.kind ?? chosen ?? programs[0]?.kind ?? '';
  const worker = found?.worker;
  return worker !== undefined && (await ports.answersMessages(worker, county))
    ? { program, worker: workerId(worker) }
    : { program };
}

/** The thread of a message or of an entry: its id begins theirs. */
export const threadOf = (id: string): ThreadId => threadId(id.split('-', 1)[0]!);

/** A thread that began, with how things stand now. @throws NotFound */
export async function threadStanding(
  ports: Pick<FlowPorts, 'engine'>,
  id: string,
): Promise<MessageStanding & { readonly thread: OpenThread }> {
  const thread: Thread = await ports.engine.state(threadDecider, threadOf(id));
  if (thread.is === 'nothing') throw new NotFound();
  const standing = await messageStanding(ports, thread.caseNumber, thread.personId);
  if (standing === undefined) throw new NotFound();
  return { ...standing, thread };
}

/**
 * Accounts of before that were linked in error or by fraud: what they wrote is hidden from whoever is linked now
 * (rule M11).
 */
export async function hiddenAccounts(
  { engine }: Pick<FlowPorts, 'engine'>,
  person: PersonId,
): Promise<(account: AccountId) => boolean> {
  const link = await engine.state(personLinkDecider, person);
  return (account) => account !== link.linked?.accountId && isDisputed(link, account);
}

/** What such an account began stays hidden as a whole. */
export const isHidden = ({ messages }: OpenThread, hidden: (account: AccountId) => boolean): boolean => {
  const [first] = messages;
  return first?.direction === 'from_customer' && hidden(first.accountId);
};
