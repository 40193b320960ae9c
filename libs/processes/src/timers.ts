import { type CaseExports, caseExportDecider } from '#contexts/case-exports';
import type { FindRequests, OpenVerifications } from '#contexts/case-linking';
import type { Forms, MessageCounts, SearchMessages, Threads } from '#contexts/e-messages';
import type { ErasureList } from '#contexts/erasure';
import type { Outbox } from '#contexts/outbox';
import type { CommandContext } from '#engine';
import { type CountyCode, plusMinutes } from '#kernel';
import { lapseErasure } from './erasing/lapse-erasures.js';
import { endExport } from './exports/end-export.js';
import { closeRequestsOfLinkedAccounts } from './linking/close-requests-of-linked-accounts.js';
import { expireVerification } from './linking/expire-verifications.js';
import { putBackRequests } from './linking/put-back-requests.js';
import { mailCheckpoints, type Proved } from './mail/mail-checkpoints.js';
import { type SendingPorts, sendMessage } from './mail/send-outgoing-messages.js';
import { leaveToSupervisors } from './messages/leave-to-supervisors.js';
import { rescanDocuments } from './messages/look-after-documents.js';
import { daysToRemind, markOverdue, remindOfAction } from './messages/watch-clocks.js';

/** Work that the time starts, in one process of an installation at a time. */
export interface Timer {
  readonly name: string;
  /** Seconds from the end of one run to the next; `night`: once a night, made up for when nobody was there. */
  readonly every: number | 'night';
  /** Of what runs at night: for those who run the system, in a sentence. */
  readonly does?: string;
  /**
   * Ends soon after it is told to stop: whoever starts next goes on. A run that was stopped counts as not done. Numbers
   * that the answer of a nightly one names are kept with its run.
   */
  run(stopped: AbortSignal): Promise<unknown>;
}

/** What timers look at to find what is due. */
export interface TimerPorts extends SendingPorts {
  readonly queries: {
    readonly openVerifications: Pick<OpenVerifications, 'expired'>;
    readonly findRequests: Pick<FindRequests, 'allHeld' | 'allPending'>;
    readonly outbox: Pick<Outbox, 'due'>;
    readonly searchMessages: Pick<SearchMessages, 'over'>;
    readonly messageCounts: Pick<MessageCounts, 'holders'>;
    readonly threads: Pick<Threads, 'dueOn' | 'heldBy' | 'knowsFile' | 'unscanned'>;
    readonly forms: Pick<Forms, 'knowsFile'>;
    readonly erasures: Pick<ErasureList, 'lapsed'>;
    readonly caseExports: Pick<CaseExports, 'over' | 'unfinished' | 'knowsFile'>;
  };
  /** Ids of the exports that some process is preparing now. */
  readonly exportsAtWork: () => Promise<ReadonlySet<string>>;
  /** Whether somebody may no longer work on a county's requests. */
  readonly hasLostRole: (id: string, county: CountyCode) => Promise<boolean>;
  /** Waits until a view holds what the ledger holds now: whoever reads it once a night would miss the rest. */
  readonly catchUp: (view: string, stopped: AbortSignal) => Promise<void>;
  /** Who gets the checkpoints of the ledgers every day, and how far these are sealed. */
  readonly checkpointMail: { readonly to: readonly string[]; readonly proved: () => Promise<Proved> };
  /** Of one run: nobody's wish, so every run is its own. */
  readonly contextOf: (timer: string) => CommandContext;
}

/** Every timer of the product. */
export const timersOf = (ports: TimerPorts): readonly Timer[] => [
  expireVerifications(ports),
  resend(ports),
  putBackRequestsOfWhoLeft(ports),
  closeLinkedRequests(ports),
  watchClocks(ports),
  remindCustomers(ports),
  leaveMessagesOfWhoLeft(ports),
  rescanQuarantine(ports),
  sweepDocuments(ports),
  endExports(ports),
  ...(ports.checkpointMail.to.length > 0 ? [mailCheckpointsDaily(ports)] : []),
  lapseErasures(ports),
];

const expireVerifications = (ports: TimerPorts): Timer => ({
  name: 'expire-verifications',
  every: 1,
  async run(stopped) {
    for (const each of await ports.queries.openVerifications.expired(ports.clock.now())) {
      if (stopped.aborted) return;
      await expireVerification(ports, each, ports.contextOf('expire-verifications'));
    }
  },
});

const resend = (ports: TimerPorts): Timer => ({
  name: 'resend',
  every: 5,
  async run(stopped) {
    for (const id of await ports.queries.outbox.due(ports.clock.now())) {
      if (stopped.aborted) return;
      await sendMessage(ports, id, { context: ports.contextOf('resend') });
    }
  },
});

const putBackRequestsOfWhoLeft = (ports: TimerPorts): Timer => ({
  name: 'put-back-requests',
  every: 60,
  run: () =>
    putBackRequests(ports, ports.queries.findRequests.allHeld(), ports.hasLostRole, () =>
      ports.contextOf('put-back-requests'),
    ),
});

const closeLinkedRequests = (ports: TimerPorts): Timer => ({
  name: 'close-linked-requests',
  every: 'night',
  does: 'Closes older pending requests of accounts that have been linked.',
  async run(stopped) {
    await ports.catchUp('case-link-requests', stopped);
    const run = closeRequestsOfLinkedAccounts(ports, ports.queries.findRequests.allPending(), {
      dryRun: false,
      context: ports.contextOf('close-linked-requests'),
    });
    let counts = { submissionsLooked: 0, requestsClosed: 0 };
    for await (const { looked, closed } of run) {
      counts = { submissionsLooked: looked, requestsClosed: closed };
      if (stopped.aborted) break;
    }
    return counts;
  },
});

/** Clocks that are looked at in one run. */
const clocksAtOnce = 200;

const watchClocks = (ports: TimerPorts): Timer => ({
  name: 'watch-clocks',
  every: 5,
  async run(stopped) {
    for (const each of await ports.queries.searchMessages.over(ports.clock.now(), clocksAtOnce)) {
      if (stopped.aborted) return;
      await markOverdue(ports, each, ports.contextOf('watch-clocks'));
    }
  },
});

const remindCustomers = (ports: TimerPorts): Timer => ({
  name: 'remind-customers',
  every: 600,
  async run(stopped) {
    const days = daysToRemind(ports.clock.now());
    if (days.length === 0) return;
    for await (const each of ports.queries.threads.dueOn(days)) {
      if (stopped.aborted) return;
      await remindOfAction(ports, each, ports.contextOf('remind-customers'));
    }
  },
});

const leaveMessagesOfWhoLeft = (ports: TimerPorts): Timer => ({
  name: 'leave-messages-of-who-left',
  every: 60,
  run: (stopped) => leaveToSupervisors(ports, stopped, () => ports.contextOf('leave-messages-of-who-left')),
});

const rescanQuarantine = (ports: TimerPorts): Timer => ({
  name: 'rescan-quarantine',
  every: 60,
  async run(stopped) {
    for await (const each of ports.queries.threads.unscanned()) {
      if (stopped.aborted) return;
      await rescanDocuments(ports, each, ports.contextOf('rescan-quarantine'));
    }
  },
});

const aDay = 24 * 60;

/** The bytes of an upload that never became an event are nobody's. */
const sweepDocuments = (ports: TimerPorts): Timer => ({
  name: 'sweep-documents',
  every: 'night',
  does: 'Removes the files of uploads that no event tells of.',
  async run(stopped) {
    await ports.catchUp('e-message-threads', stopped);
    await ports.catchUp('e-message-forms', stopped);
    await ports.catchUp('case-exports', stopped);
    const { threads, forms, caseExports } = ports.queries;
    const filesRemoved = await ports.files.sweep(
      plusMinutes(ports.clock.now(), -aDay),
      // Told to stop, it takes every file for known.
      async (id) =>
        stopped.aborted ||
        (await threads.knowsFile(id)) ||
        (await forms.knowsFile(id)) ||
        (await caseExports.knowsFile(id)),
    );
    return { filesRemoved };
  },
});

/** Longer than any process keeps silent about an export that it is preparing. */
const silentMinutes = 2;

/** What was kept long enough goes; what nobody prepares any more, because its server stopped, says so (rule A68). */
const endExports = (ports: TimerPorts): Timer => ({
  name: 'end-exports',
  every: 10,
  async run(stopped) {
    const { engine, clock, queries } = ports;
    for (const id of await queries.caseExports.over(clock.now())) {
      if (stopped.aborted) return;
      await endExport(ports, id, 'expired', ports.contextOf('end-exports'));
    }
    const silent = await queries.caseExports.unfinished(plusMinutes(clock.now(), -silentMinutes));
    if (silent.length === 0) return;
    const atWork = await ports.exportsAtWork();
    for (const id of silent.filter((each) => !atWork.has(each)))
      await engine.execute(
        caseExportDecider,
        id,
        { kind: 'fail', why: 'stopped', at: clock.now() },
        ports.contextOf('end-exports'),
      );
  },
});

const lapseErasures = (ports: TimerPorts): Timer => ({
  name: 'lapse-erasures',
  every: 60,
  async run(stopped) {
    for (const each of await ports.queries.erasures.lapsed(ports.clock.now())) {
      if (stopped.aborted) return;
      await lapseErasure(ports, each, ports.contextOf('lapse-erasures'));
    }
  },
});

const mailCheckpointsDaily = (ports: TimerPorts): Timer => ({
  name: 'mail-checkpoints',
  every: 'night',
  does: 'Mails the signed checkpoints of both ledgers to the auditors.',
  async run() {
    const { to, proved } = ports.checkpointMail;
    const mailsQueued = await mailCheckpoints(ports, { to, proved: await proved() }, () =>
      ports.contextOf('mail-checkpoints'),
    );
    return { mailsQueued };
  },
});
