import type { Recipients } from '../../parts/e-message-types.js';
import { composeFaults, followUpOf, messageToSend, noDraft } from './compose-draft.js';

const recipients = {
  items: [
    { personId: 'p1', name: 'Ana Park', canReceive: true, reason: null, language: 'es', notified: true },
    {
      personId: 'p2',
      name: 'Ben Park',
      canReceive: false,
      reason: { code: 'no_account', text: 'Nobody is linked.' },
      language: 'en',
      notified: false,
    },
  ],
  actionsWhyNot: null,
  programs: ['CalFresh'],
  defaultDue: '2026-12-14',
} satisfies Recipients;
const whole = { ...noDraft, caseNumber: ' B1K2M3N ', personId: 'p1', subject: ' Your lease ', body: 'Hello' };

test('what is missing is named, field by field', () => {
  expect(Object.keys(composeFaults(noDraft, undefined))).toEqual(['caseNumber', 'subject', 'body']);
  expect(composeFaults({ ...whole, personId: 'p2' }, recipients)).toEqual({ personId: 'Nobody is linked.' });
  expect(composeFaults({ ...whole, type: 'Action' }, recipients)).toHaveProperty('actionType');
  expect(composeFaults({ ...whole, type: 'Action', actionType: 'View Document' }, recipients)).toHaveProperty(
    'formId',
  );
  expect(composeFaults({ ...whole, subject: 'ñ'.repeat(201) }, recipients)).toHaveProperty('subject');
  expect(composeFaults(whole, recipients)).toEqual({});
});

test('a Message carries nothing of an Action that was begun, and an Upload no document', () => {
  const begun = { ...whole, actionType: 'Upload Document', formId: 'f1', due: '2026-12-20' } as const;
  expect(messageToSend(begun)).toEqual({
    ...{ caseNumber: 'B1K2M3N', personId: 'p1', type: 'Message', subject: 'Your lease', body: 'Hello' },
  });
  expect(messageToSend({ ...begun, type: 'Action' })).toMatchObject({
    ...{ type: 'Action', actionType: 'Upload Document', due: '2026-12-20' },
  });
  expect(followUpOf(begun)).not.toHaveProperty('formId');
});
