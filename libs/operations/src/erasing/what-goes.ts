import { demoCustomerOf } from '#access';
import type { System } from '#composition';
import { exportSubject } from '#contexts/case-exports';
import { attemptsDecider, type CaseLinkRequestDocument } from '#contexts/case-linking';
import type { DryRun, Goes, Stays, Warning } from '#contexts/erasure';
import { personDecider } from '#contexts/person-registry';
import { Unavailable } from '#event-store';
import {
  type AccountId,
  accountSubject,
  attemptSubject,
  type CountyCode,
  type FileId,
  NotFound,
  type PersonId,
  type Subject,
  sealedValues,
  submissionSubject,
} from '#kernel';
import { casesEver } from './cases-ever.js';
import { looksAt } from './looks-at.js';

/** Everything that goes with a person, by ids, and how much it is. */
export interface WhatGoes {
  readonly subjects: readonly Subject[];
  readonly documents: readonly string[];
  readonly files: readonly FileId[];
  readonly identities: readonly string[];
  /** Counties that have or had a case of the person. */
  readonly counties: readonly CountyCode[];
  readonly dryRun: DryRun;
}

/** Views that ids are looked up in, besides that of looks: each must hold what its ledger holds now. */
const views = [
  'person-links',
  'account-links',
  'person-attempts',
  'case-link-requests',
  'e-message-threads',
  'e-message-forms',
  'case-exports',
];
const patienceMilliseconds = 30_000;

/** Looks up what an erasure of this person destroys (rule A79). @throws NotFound for somebody whom nobody ever reported */
export async function whatGoes(system: System, person: PersonId, self: Subject): Promise<WhatGoes> {
  await caughtUp(system);
  const { engine, queries } = system;
  const state = await engine.state(personDecider, person);
  const { numbers: everOn, counties, open } = await casesEver(system, person);
  if (state.kind === 'unknown' && everOn.length === 0) throw new NotFound();
  const { links, linkId } = await queries.links.ofPerson(person);
  const linked = [...new Set(links.map(({ accountId }) => accountId))];
  const whole = await onlyOf(system, linked, person);
  const requests = await requestsAbout(system, person, linked, whole);
  const attempts = await attemptsAbout(system, person, whole);
  const threads = await queries.threads.ofPerson(person);
  const forms = (await Promise.all(counties.map((county) => queries.forms.ofCounty(county, person)))).flatMap(
    (each) => each.filter(({ personId }) => personId === person),
  );
  const exports = await queries.caseExports.holding(person);
  const own = new Set<Subject>([
    self,
    ...whole.map(accountSubject),
    ...attempts.map(({ attemptId }) => attemptSubject(attemptId)),
    ...requests.flatMap(({ submissionId, attemptId }) => [
      submissionSubject(submissionId),
      ...(attemptId === null ? [] : [attemptSubject(attemptId)]),
    ]),
  ]);
  // A request that came of an unlink keeps what was entered for the first one.
  const sealedFor = sealedValues([requests, links]).map(({ $sealed }) => $sealed);
  for (const each of sealedFor) if (/^(attempt|submission)-/.test(each)) own.add(each);
  const older = sealedFor.filter((each) => !own.has(each)).length + olderAttempts(attempts, own);
  const looks = await looksAt(queries.looks, own);
  const documents = threads.flatMap(({ thread }) => thread.action?.documents ?? []);
  const files = [
    ...threads.flatMap(({ thread: { action } }) => [
      ...(action?.documents ?? []).map(({ documentId }) => documentId),
      ...(action?.removed ?? []),
    ]),
    ...forms.map(({ form }) => form.facts.fileId),
  ];
  const messages = threads.flatMap(({ thread }) => thread.messages.map(({ messageId }) => messageId));
  return {
    subjects: [...own, ...looks.withDetails, ...exports.map(exportSubject)],
    documents: [
      person,
      ...requests.map(({ requestId }) => requestId),
      ...threads.map(({ threadId }) => threadId),
      ...messages,
      ...forms.map(({ formId }) => formId),
      ...whole,
    ],
    files,
    identities: whole.flatMap((each) => demoCustomerOf(each) ?? []),
    counties,
    dryRun: {
      goes: counted<Goes>({
        person: 1,
        attempts: attempts.length,
        requests: requests.length,
        messages: messages.length,
        documents: documents.length,
        forms: forms.length,
        accounts: whole.length,
        looks: looks.withDetails.length,
        exports: exports.length,
      }),
      stays: counted<Stays>({
        cases: everOn.length,
        digests: 1,
        ids: 1,
        free_text: 1,
        who_looked: looks.count,
        older_under_account: older,
        other_accounts: linked.length - whole.length,
      }),
      handedOut: [
        ...counted({ exports: exports.length, downloads: looks.downloads }),
        { what: 'backups', count: 0 },
      ],
      warnings: counted<Warning>({
        open_requests: requests.filter(({ status }) => status === 'Pending').length,
        open_cases: open,
        open_messages: threads.filter(({ open: isOpen }) => isOpen === 1).length,
        linked: linkId === null ? 0 : 1,
      }),
    },
  };
}

/** @throws Unavailable where a view cannot be had: nothing may be left out */
async function caughtUp(system: System): Promise<void> {
  const [head, lastLook] = await Promise.all([system.store.head(), system.looksStore.head()]);
  const waited = await Promise.all([
    ...views.map((view) => head && system.checkpoints.waitFor(view, head, patienceMilliseconds)),
    lastLook && system.looksCheckpoints.waitFor('looks', lastLook, patienceMilliseconds),
  ]);
  if (waited.includes('stale'))
    throw new Unavailable('a view is behind the ledger: what goes with a person cannot be said now');
}

/** Accounts that were never linked to anybody else: they go whole. */
async function onlyOf(
  { queries }: System,
  accounts: readonly AccountId[],
  person: PersonId,
): Promise<readonly AccountId[]> {
  const found = await Promise.all(accounts.map((each) => queries.links.ofAccount(each)));
  return accounts.filter((_, n) => found[n]!.links.every(({ personId }) => personId === person));
}

/** Requests whose candidate the person is, those that were processed for the person, and all of the accounts that go. */
async function requestsAbout(
  { queries }: System,
  person: PersonId,
  linked: readonly AccountId[],
  whole: readonly AccountId[],
): Promise<readonly CaseLinkRequestDocument[]> {
  const ofAccounts = await Promise.all(linked.map((each) => queries.findRequests.ofAccount(each)));
  const candidates = (await queries.findRequests.ofPerson(person)).filter(
    ({ dismissed }) => !dismissed.includes(person),
  );
  const theirs = ofAccounts
    .flat()
    .filter((each) => whole.includes(each.accountId) || each.processed?.personId === person);
  const byId = new Map([...candidates, ...theirs].map((each) => [each.requestId, each]));
  return [...byId.values()];
}

type Asked = { readonly attemptId: Parameters<typeof attemptSubject>[0]; readonly sealedFor: Subject };

async function attemptsAbout(
  { engine, queries }: System,
  person: PersonId,
  whole: readonly AccountId[],
): Promise<readonly Asked[]> {
  const about = await queries.personAttempts.of(person);
  const found = new Map<string, Asked>();
  for (const accountId of new Set([...about.map((each) => each.accountId), ...whole]))
    for (const [attemptId, { asked }] of await engine.state(attemptsDecider, accountId))
      if (asked.personId === person || whole.includes(accountId))
        found.set(attemptId, { attemptId, sealedFor: asked.registrant.$sealed });
  return [...found.values()];
}

/** Sealed for an account that stays. */
const olderAttempts = (attempts: readonly Asked[], own: ReadonlySet<Subject>): number =>
  attempts.filter(({ sealedFor }) => !own.has(sealedFor)).length;

/** Without what there is none of. */
const counted = <What extends string>(counts: Readonly<Partial<Record<What, number>>>) =>
  Object.entries<number | undefined>(counts).flatMap(([what, count]) =>
    count === undefined || count === 0 ? [] : [{ what, count }],
  );
