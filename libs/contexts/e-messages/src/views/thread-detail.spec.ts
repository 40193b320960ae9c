import { recorded } from '#engine/testing';
import { messageId } from '#kernel';
import {
  answerBy,
  byWanda,
  closing,
  completing,
  dueDay,
  file1,
  file2,
  first,
  history,
  later,
  marking,
  noting,
  openedByCustomer,
  openedByWorker,
  reassigning,
  receiving,
  refusing,
  replying,
  requesting,
  sar7,
  second,
  sending,
  text,
  uploading,
  viewing,
  writing,
} from '../../testing/examples.js';
import type { ThreadCommand } from '../thread/decider.js';
import { threadDetail } from './thread-detail.js';

const detail = (...commands: ThreadCommand[]) => threadDetail(recorded(history(...commands)));
const kinds = (...commands: ThreadCommand[]) => detail(...commands)?.entries.map((each) => each.kind);

test('everything that was written stands in its order, with the status of what has one', () => {
  const told = [receiving(), writing(), replying({ messageId: second }), noting(), replying()];
  expect(kinds(...told)).toEqual(['message', 'message', 'reply', 'note', 'reply']);
  expect(detail(...told)?.entries.map((each) => each.status)).toEqual([
    'Replied',
    'Replied',
    undefined,
    undefined,
    undefined,
  ]);
  expect(threadDetail([])).toBeUndefined();
});

test('says when each was opened; replying is opening, too', () => {
  expect(detail(sending(), openedByCustomer())?.entries[0]).toMatchObject({ status: 'Read', readAt: later });
  expect(detail(receiving(), replying({ at: answerBy }))?.entries[0]).toMatchObject({ readAt: answerBy });
  const opened = [receiving(), openedByWorker(), replying({ at: answerBy })];
  expect(detail(...opened)?.entries[0]).toMatchObject({ readAt: later });
  expect(detail(...opened)?.entries[1]).not.toHaveProperty('readAt');
  expect(detail(...opened, openedByCustomer())?.entries[1]).toMatchObject({ readAt: later });
});

test('an action has its documents where they were sent, also those that were sent once more', () => {
  const sent = [
    requesting(),
    uploading(),
    uploading({ documentId: file2, state: 'quarantined' }),
    completing({ documents: [file1, file2] }),
  ] as const;
  const documents = (...commands: ThreadCommand[]) =>
    detail(...commands)?.entries.map((each) =>
      each.documents.map(({ documentId, state }) => [documentId, state]),
    );
  expect(detail(...sent.slice(0, 3))?.action?.added.map((each) => each.documentId)).toEqual([file1, file2]);
  expect(documents(...sent)).toEqual([
    [],
    [
      [file1, 'released'],
      [file2, 'quarantined'],
    ],
  ]);
  const again = [...sent, refusing({ documentId: file2 }), completing({ documents: [file1] })];
  expect(documents(...again)).toEqual([
    [],
    [
      [file1, 'released'],
      [file2, 'refused'],
    ],
    [[file1, 'released']],
  ]);
  expect(detail(...sent, refusing({ documentId: file2 }))?.entries[0]?.status).toBe('New Action');
});

test('of an action: its day as it is now, who saw its document, what stands in its place', () => {
  const view = requesting({ action: 'View Document', form: sar7, follows: messageId('t-0') });
  expect(detail(view, viewing())?.action).toMatchObject({
    ...{ type: 'View Document', due: dueDay, follows: 't-0', form: { title: 'SAR 7' } },
    viewed: [{ accountId: 'a-1', at: later }],
  });
  const asked = [requesting({ due: '2026-05-05' }), writing()] as const;
  for (const settled of [replying({ messageId: second }), marking({ messageId: second })])
    expect(detail(...asked, settled)?.action?.due).toBe('2026-05-07');
  const closed = closing({ note: text('Not needed.'), followedBy: messageId('t-2') });
  expect(detail(requesting(), uploading(), closed)).toMatchObject({
    action: { followedBy: 't-2', added: [] },
    entries: [{ status: 'Action Closed' }, { kind: 'closing', body: { $sealed: 'person-p-1' } }],
  });
});

test('a mark that no reply is needed stands until there is one', () => {
  expect(detail(receiving(), marking())?.entries[0]?.noReply).toMatchObject({
    ...{ reason: 'answered_by_phone', by: byWanda, at: later },
  });
  expect(detail(receiving(), marking(), replying())?.entries[0]).not.toHaveProperty('noReply');
});

test('an addition belongs to the newest message of the customer', () => {
  const entries = detail(receiving(), writing(), replying({ messageId: second }), replying())?.entries;
  expect(entries?.map((each) => each.messageId)).toEqual([first, second, second, second]);
});

test('names its moves, and what a mail may tell of', () => {
  expect(detail(receiving(), reassigning())?.moves).toMatchObject([{ to: { worker: 'w-20' } }]);
  const count = (...commands: ThreadCommand[]) => detail(...commands)?.told.length;
  expect(count(sending())).toBe(1);
  expect(count(receiving(), replying())).toBe(1);
  expect(count(requesting(), closing({ note: text('Not needed.') }))).toBe(2);
  expect(count(requesting(), completing(), closing())).toBe(1);
});
