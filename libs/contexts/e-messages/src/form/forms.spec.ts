import { given } from '#engine/testing';
import { fileId, formId, NotFound } from '#kernel';
import {
  adding,
  at,
  byAna,
  byForeigner,
  bySupervisor,
  byWanda,
  case1,
  county19,
  formFacts,
  later,
  ortiz,
  text,
} from '../../testing/examples.js';
import type { ChangeForm } from './change-form.js';
import { formDecider } from './decider.js';
import type { FormEvent } from './events.js';

const added: FormEvent = {
  type: 'FormAdded',
  data: { formId: formId('sar7'), county: county19, ...formFacts, by: bySupervisor, at },
};
const of = { caseNumber: case1, personId: ortiz };
const { title: _, ...untitled } = formFacts;
const notice = adding({ of, by: byWanda, facts: { ...untitled, kind: 'noa', ownTitle: text('Your grant') } });
const changing = (changes: ChangeForm['changes'], by = bySupervisor): ChangeForm => ({
  kind: 'change-form',
  formId: formId('sar7'),
  changes,
  by,
  at: later,
});

test('a supervisor adds a form to the catalogue of the county, once', () => {
  given(formDecider).when(adding()).then([added]);
  given(formDecider).when(adding()).thenAgainNothing();
});

test('a notice of one person any worker of the county adds; it stays that person’s', () => {
  given(formDecider)
    .when(notice)
    .then([
      {
        type: 'FormAdded',
        data: { formId: formId('sar7'), county: county19, ...notice.facts, of, by: byWanda, at },
      },
    ]);
  expect(given(formDecider, formDecider.decide(notice, formDecider.initial)).state).toMatchObject({ of });
});

test('nobody else adds anything', () => {
  for (const command of [adding({ by: byWanda }), adding({ by: byForeigner }), { ...notice, by: byAna }])
    expect(() => formDecider.decide(command, formDecider.initial)).toThrow(NotFound);
});

test('a change keeps everything else, and says what it changed', () => {
  const changes = { sendable: false, fileId: fileId('file-sar7-b') };
  given(formDecider, [added])
    .when(changing(changes))
    .then([
      {
        type: 'FormChanged',
        data: {
          ...{ formId: formId('sar7'), county: county19, ...formFacts, ...changes },
          ...{ changed: ['sendable', 'fileId'], by: bySupervisor, at: later },
        },
      },
    ]);
  given(formDecider, [added]).when(changing(changes)).thenAgainNothing();
  given(formDecider, [added])
    .when(changing({ title: 'SAR 7', language: 'en' }))
    .thenNothing();
});

test('a sealed title is compared by its words', () => {
  const events = formDecider.decide(notice, formDecider.initial);
  given(formDecider, events)
    .when(changing({ ownTitle: text('Your grant') }))
    .thenNothing();
  const { state } = given(formDecider, events);
  expect(formDecider.decide(changing({ ownTitle: text('Your new grant') }), state)).toHaveLength(1);
});

test('only supervisors of the county change what is there', () => {
  const { state } = given(formDecider, [added]);
  for (const by of [byWanda, byForeigner])
    expect(() => formDecider.decide(changing({ sendable: false }, by), state)).toThrow(NotFound);
  expect(() => formDecider.decide(changing({ sendable: false }), formDecider.initial)).toThrow(NotFound);
});
