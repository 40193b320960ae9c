import { linkCode } from '#contexts/case-linking';
import { countySettingsDecider } from '#contexts/county-settings';
import { ChangeForms, threadDecider } from '#contexts/e-messages';
import { caseDecider } from '#contexts/person-registry';
import {
  attemptId,
  caseNumber,
  countyCode,
  fileId,
  formId,
  type MessageId,
  systemActor,
  workerId,
} from '#kernel';
import {
  ActOnMessage,
  AddDocument,
  askToLinkMyCase,
  CompleteOwnAction,
  channelsOf,
  factsOfPerson,
  type MessageWish,
  OnOwnDocument,
  ReadFromCounty,
  ReplyToCounty,
  redeemCode,
  SendEMessage,
  sendCode,
  threadStanding,
  WriteToCounty,
} from '#processes';
import type { TestSystem } from '../../support/test-system.js';

export const views = ['e-messages', 'e-message-counts', 'e-message-threads', 'e-message-forms'];

const county = countyCode('19');
const worker = { kind: 'worker' as const, id: 'worker-19', county };
const supervisor = { kind: 'supervisor' as const, id: 'supervisor-19', county };
const hour = 3_600_000;

/** One customer and a county: questions and answers, actions done, opened again, withdrawn, and late. */
export async function tell(story: TestSystem): Promise<void> {
  const { flows, context, clock } = story;
  const { engine } = flows;
  const number = caseNumber('M1X1');
  const person = await story.person('mia', [{ number, county }]);
  const account = await story.account('mia');
  const mia = { accountId: account, by: { kind: 'customer' as const, id: account } };
  await link();
  const settings = { kind: 'change' as const, county, changes: { twoWayMessaging: true }, reason: 'Pilot' };
  await engine.execute(countySettingsDecider, county, { ...settings, at: clock.now() }, context(supervisor));
  await assign('worker-19');

  const send = (
    subject: string,
    action?: { type: 'Upload Document' | 'View Document'; formId?: string; due?: string },
  ) =>
    later(() => {
      const input = {
        caseNumber: number,
        personId: person,
        subject,
        body: 'Please see.',
        ...(action && { action }),
      };
      return new SendEMessage.handler(flows).execute(
        new SendEMessage({ by: worker, county, input }, context(worker)),
      );
    }).then((sent) => sent.messageId);
  const act = (id: MessageId, wish: MessageWish, by: typeof worker | typeof supervisor = worker) =>
    later(() =>
      new ActOnMessage.handler(flows).execute(new ActOnMessage({ messageId: id, by }, wish, context(by))),
    );
  const write = (subject: string) =>
    later(() => {
      const input = { caseNumber: number, subject, body: 'What do you need?' };
      return new WriteToCounty.handler(flows).execute(new WriteToCounty(mia, input, context(mia.by)));
    }).then((written) => written.messageId);
  const answer = (id: MessageId) =>
    later(() =>
      new ReplyToCounty.handler(flows).execute(
        new ReplyToCounty(mia, { id, body: 'And when?' }, context(mia.by)),
      ),
    ).then((written) => written.messageId);
  const open = (id: MessageId) =>
    later(() => new ReadFromCounty.handler(flows).execute(new ReadFromCounty(mia, id, context(mia.by))));
  const add = (id: MessageId, name: string, state: 'quarantined' | 'released') =>
    later(() => {
      const document = {
        documentId: fileId(name),
        name: `${name}.jpg`,
        type: 'image/jpeg',
        size: 100_000,
        pages: 1,
      };
      const stored = { ...document, state, digest: `digest of ${name}` };
      return new AddDocument.handler(flows).execute(new AddDocument(mia, id, stored, context(mia.by)));
    });
  const complete = (id: MessageId, documents: readonly string[], note?: string) =>
    later(() => {
      const input = { id, documents: documents.map(fileId), viewed: true, ...(note && { note }) };
      return new CompleteOwnAction.handler(flows).execute(new CompleteOwnAction(mia, input, context(mia.by)));
    });

  await catalogue();
  const read = await send('Your renewal');
  await open(read);
  await send('Office hours: closed on Friday');

  const asked = await write('Mi renovación');
  await act(asked, { kind: 'read-by-worker' });
  const again = await answer(asked);
  await act(asked, { kind: 'reply', body: 'Bring your ID.', upTo: again });
  await act(asked, { kind: 'note', text: 'Called as well.' });
  await answer(asked);

  await act(await write('Thank you'), { kind: 'no-reply-needed', reason: 'thanks_only' });
  await act(await write('My address'), { kind: 'reassign', to: workerId('worker-20') }, supervisor);

  const done = await send('Send your pay stubs', { type: 'Upload Document' });
  await open(done);
  await add(done, 'stub', 'released');
  await add(done, 'letter', 'quarantined');
  await complete(done, ['stub', 'letter']);
  await act(done, { kind: 'refuse-document', documentId: fileId('letter'), reason: 'Not readable' });
  await complete(done, ['stub'], 'I have no other one.');
  await act(done, { kind: 'close' });

  const viewed = await send('Read and sign', { type: 'View Document', formId: 'sar7' });
  const opened = { kind: 'view-document' as const };
  await later(() =>
    new OnOwnDocument.handler(flows).execute(new OnOwnDocument(mia, viewed, opened, context(mia.by))),
  );
  await add(viewed, 'signed', 'quarantined');
  await complete(viewed, ['signed']);

  const withdrawn = await send('Send your lease', { type: 'Upload Document' });
  await add(withdrawn, 'lease', 'released');
  await act(withdrawn, { kind: 'close', note: 'We have it already.' });

  await send('Your notice', { type: 'View Document', formId: 'notice' });
  const questioned = await send('Send your ID', { type: 'Upload Document' });
  const question = await answer(questioned);
  await send('Send your rent receipt', { type: 'Upload Document', due: clock.now().slice(0, 10) });

  clock.advance(9 * 24 * hour);
  await act(question, { kind: 'reply', body: 'Any photo ID.' });
  for (const id of [questioned, viewed]) await timeIsOver(id);
  await assign('worker-21');
  for (const id of [questioned, viewed]) await follow(id, 'worker-21');

  /** Everything happens a minute after what was before. */
  function later<T>(happens: () => Promise<T>): Promise<T> {
    clock.advance(60_000);
    return happens();
  }

  async function link(): Promise<void> {
    const asks = await askToLinkMyCase(flows, account, story.asks(number, county), context(mia.by));
    const of = { accountId: account, attemptId: attemptId(asks.attemptId) };
    const [channel] = await channelsOf(flows, (await factsOfPerson(engine, person))!);
    await sendCode(flows, of, channel!.id, context(mia.by));
    await redeemCode(flows, of, linkCode(story.secrets, of.attemptId, 1), context(mia.by));
  }

  function assign(to: string) {
    const program = {
      caseNumber: number,
      program: 'CalFresh' as const,
      worker: workerId(to),
      by: supervisor,
    };
    const command = { kind: 'assign-program-worker' as const, ...program, at: clock.now() };
    return engine.execute(caseDecider, number, command, context(supervisor));
  }

  async function catalogue(): Promise<void> {
    const facts = {
      language: 'en' as const,
      sendable: true,
      paperOnly: false,
      size: 10_000,
      digest: 'digest',
    };
    const form = {
      ...facts,
      title: 'SAR 7',
      kind: 'form' as const,
      returnExpected: true,
      fileId: fileId('sar7'),
    };
    const notice = {
      ...facts,
      title: 'Notice',
      kind: 'noa' as const,
      returnExpected: false,
      fileId: fileId('noa'),
    };
    const at = clock.now();
    const change = new ChangeForms.handler(engine);
    for (const [id, of] of [
      ['sar7', form],
      ['notice', notice],
    ] as const) {
      const add = { kind: 'add-form' as const, formId: formId(id), county, facts: of, by: supervisor, at };
      await change.execute(new ChangeForms(add, context(supervisor)));
    }
    const changes = { title: 'SAR 7 (2026)', fileId: fileId('sar7-2026') };
    const changed = { kind: 'change-form' as const, formId: formId('sar7'), changes, by: supervisor, at };
    await change.execute(new ChangeForms(changed, context(supervisor)));
  }

  async function timeIsOver(id: MessageId): Promise<void> {
    const by = systemActor('watch-clocks');
    const { thread, standing } = await threadStanding(flows, id);
    const command = { kind: 'mark-overdue' as const, messageId: id, by, standing, at: clock.now() };
    await engine.execute(threadDecider, thread.threadId, command, context(by));
  }

  async function follow(id: MessageId, to: string): Promise<void> {
    const by = systemActor('follow-cases');
    const { thread } = await threadStanding(flows, id);
    const hands = { county, program: thread.program, worker: workerId(to), by, at: clock.now() };
    await engine.execute(threadDecider, thread.threadId, { kind: 'follow-case', ...hands }, context(by));
  }
}
