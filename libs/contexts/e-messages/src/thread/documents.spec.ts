import { given } from '#engine/testing';
import { fileId, NotFound } from '#kernel';
import {
  ana,
  at,
  bea,
  byAna,
  byForeigner,
  bySystem,
  byWanda,
  closing,
  completing,
  countsOfWanda,
  dueDay,
  file1,
  file2,
  first,
  history,
  later,
  onThread,
  receiving,
  refusing,
  releasing,
  removing,
  requesting,
  sar7,
  standing,
  statusesAfter,
  text,
  threadAfter,
  uploading,
  viewing,
} from '../../testing/examples.js';
import { type ThreadCommand, threadDecider } from './decider.js';

const linkedLater = { accountId: bea, by: { ...byAna, id: bea }, standing: { ...standing, account: bea } };
const ofMessage = { ...onThread, messageId: first };
const quarantined = [requesting(), uploading({ state: 'quarantined' })] as const;
const sent = [...quarantined, completing({ documents: [file1] })] as const;
const types = (...commands: ThreadCommand[]) => history(...commands).map((each) => each.type);

describe('adding a document', () => {
  test('is the customer’s, once for each', () => {
    const { most: _, kind: __, by: ___, standing: ____, ...document } = uploading();
    given(threadDecider, history(requesting()))
      .when(uploading())
      .then([{ type: 'DocumentUploaded', data: { ...ofMessage, ...document } }]);
    given(threadDecider, history(requesting())).when(uploading()).thenAgainNothing();
  });

  test('ends at as many documents, or as many bytes, as the county takes for an action', () => {
    const most = { documents: 1, bytes: 2_000_000 };
    const one = history(requesting(), uploading());
    given(threadDecider, one)
      .when(uploading({ documentId: file2, most }))
      .thenRefused('files_too_many');
    given(threadDecider, one)
      .when(uploading({ documentId: file2, size: 1_000_001, most: { ...most, documents: 2 } }))
      .thenRefused('file_too_large');
    const { state } = given(threadDecider, one);
    const full = uploading({ documentId: file2, most: { ...most, documents: 2 } });
    expect(threadDecider.decide(full, state)).toHaveLength(1);
  });

  test('counts neither what was refused or removed, nor what an earlier account added', () => {
    const most = { documents: 1, bytes: 1_000_000 };
    const again = uploading({ documentId: file2, most });
    expect(types(...quarantined, refusing({ by: bySystem }), again).at(-1)).toBe('DocumentUploaded');
    expect(types(requesting(), uploading(), removing(), again).at(-1)).toBe('DocumentUploaded');
    expect(types(requesting(), uploading(), { ...again, ...linkedLater }).at(-1)).toBe('DocumentUploaded');
  });

  test('goes on where the county opted out and the case is not open, not out of the home', () => {
    const how = { ...standing, optedIn: false, caseOpen: false };
    expect(types(requesting(), uploading({ standing: how })).at(-1)).toBe('DocumentUploaded');
    given(threadDecider, history(requesting()))
      .when(uploading({ standing: { ...standing, outOfTheHome: true } }))
      .thenRefused('out_of_the_home');
  });

  test('is for actions that are to be done', () => {
    given(threadDecider, history(receiving())).when(uploading()).thenRefused('status_impossible');
    given(threadDecider, history(requesting(), completing()))
      .when(uploading())
      .thenRefused('status_impossible');
    const { state } = given(threadDecider, history(requesting()));
    for (const how of [{ accountId: bea }, { by: byWanda }])
      expect(() => threadDecider.decide(uploading(how), state)).toThrow(NotFound);
  });
});

describe('removing a document', () => {
  test('until it is sent; already gone is nothing more', () => {
    given(threadDecider, history(requesting(), uploading()))
      .when(removing())
      .then([{ type: 'DocumentRemoved', data: { ...ofMessage, documentId: file1, accountId: ana } }]);
    given(threadDecider, history(requesting(), uploading())).when(removing()).thenAgainNothing();
    given(threadDecider, history(...sent))
      .when(removing())
      .thenRefused('status_impossible');
  });

  test("one that there never was, or another account's, looks like none", () => {
    const { state } = given(threadDecider, history(requesting(), uploading()));
    for (const how of [{ documentId: file2 }, linkedLater])
      expect(() => threadDecider.decide(removing(how), state)).toThrow(NotFound);
  });

  test('what was sent stays with the case, also once the action is open again', () => {
    const other = uploading({ documentId: file2 });
    const both = [...quarantined, other, completing({ documents: [file1, file2] }), refusing()];
    given(threadDecider, history(...both))
      .when(removing({ documentId: file2 }))
      .thenRefused('document_sent');
  });
});

describe('opening the document of an action', () => {
  const view = requesting({ action: 'View Document', form: sar7 });

  test('is kept once for each account', () => {
    given(threadDecider, history(view))
      .when(viewing())
      .then([{ type: 'DocumentViewed', data: { ...ofMessage, documentId: sar7.fileId, accountId: ana } }]);
    given(threadDecider, history(view)).when(viewing()).thenAgainNothing();
    expect(threadAfter(view, viewing(), viewing(linkedLater)).action?.viewedBy).toEqual([ana, bea]);
  });

  test('of one that shows none there is nothing to open', () => {
    const { state } = given(threadDecider, history(requesting()));
    expect(() => threadDecider.decide(viewing(), state)).toThrow(NotFound);
  });
});

describe('a quarantined document', () => {
  test('is released by a scanner, or by a worker with a reason', () => {
    const { reason: _, ...bare } = releasing();
    given(threadDecider, history(...quarantined))
      .when({ ...bare, by: bySystem })
      .then([{ type: 'DocumentReleased', data: { ...ofMessage, documentId: file1, by: bySystem } }]);
    given(threadDecider, history(...sent))
      .when(releasing())
      .then([
        {
          type: 'DocumentReleased',
          data: { ...ofMessage, documentId: file1, by: byWanda, reason: text('Looked at it elsewhere.') },
        },
      ]);
    given(threadDecider, history(...sent))
      .when(releasing())
      .thenAgainNothing();
    given(threadDecider, history(...sent))
      .when(bare)
      .thenRefused('note_required');
    given(threadDecider, history(...sent))
      .when({ ...bare, kind: 'refuse-document' })
      .thenRefused('note_required');
  });

  test('is nothing to the county before it is sent', () => {
    const { state } = given(threadDecider, history(...quarantined));
    expect(() => threadDecider.decide(releasing(), state)).toThrow(NotFound);
    expect(() => threadDecider.decide(refusing(), state)).toThrow(NotFound);
  });

  test('refused before it was sent, it opens nothing again', () => {
    const { reason: _, ...bare } = refusing({ by: bySystem });
    given(threadDecider, history(...quarantined))
      .when(bare)
      .then([{ type: 'DocumentRefused', data: { ...ofMessage, documentId: file1, by: bySystem } }]);
  });

  test('refused afterwards, its action is open again for at least five days', () => {
    const lateAt = '2026-05-12T17:00:00.000Z';
    const reason = text('Macros.');
    const on = { ...ofMessage, at: lateAt };
    given(threadDecider, history(...sent))
      .when(refusing({ at: lateAt, reason }))
      .then([
        { type: 'DocumentRefused', data: { ...on, documentId: file1, by: byWanda, reason } },
        { type: 'ActionReopened', data: { ...on, documentId: file1, due: '2026-05-17' } },
        {
          type: 'MessageStatusChanged',
          data: {
            ...{ ...on, from: 'Action Completed', to: 'New Action', by: byWanda },
            ...countsOfWanda({ actionCompleted: -1 }),
          },
        },
      ]);
    given(threadDecider, history(...sent))
      .when(refusing())
      .thenAgainNothing();
    expect(threadAfter(...sent, refusing({ at: later })).action?.due).toBe(dueDay);
  });

  test('refused after the action was closed, it stays closed', () => {
    expect(types(...sent, closing(), refusing()).at(-1)).toBe('DocumentRefused');
    expect(statusesAfter(...sent, closing(), refusing())).toEqual(['Action Closed']);
  });

  test('is done again with what is good, or with a note', () => {
    const reopened = [...sent, refusing()];
    given(threadDecider, history(...reopened))
      .when(completing({ documents: [file1] }))
      .thenRefused('documents_missing');
    const again = [...reopened, uploading({ documentId: file2 }), completing({ documents: [file2] })];
    expect(statusesAfter(...again)).toEqual(['Action Completed']);
  });

  test('of two who decide otherwise the second is told', () => {
    given(threadDecider, history(...sent, releasing()))
      .when(refusing())
      .thenRefused('conflict');
    given(threadDecider, history(...sent, refusing()))
      .when(releasing())
      .thenRefused('conflict');
  });

  test('of another county, or that there is none of, looks like none', () => {
    const { state } = given(threadDecider, history(...sent));
    for (const how of [{ by: byForeigner }, { by: byAna }, { documentId: fileId('f-none') }])
      expect(() => threadDecider.decide(releasing(how), state)).toThrow(NotFound);
    expect(() => threadDecider.decide(releasing({ at }), threadDecider.initial)).toThrow(NotFound);
  });
});
