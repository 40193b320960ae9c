import { eventTypes } from '#composition';
import { Followed } from './followed.js';

const wants = (topics: readonly string[], type: string, stream: string) =>
  new Followed(topics).wants({ type: eventTypes.storedName(type), stream });

test('of the registry only what somebody follows is decoded', () => {
  expect(wants(['person:P1'], 'IdentityChanged', 'person-P1')).toBe(true);
  expect(wants(['person:P1'], 'IdentityChanged', 'person-P2')).toBe(false);
  expect(wants(['case:B1'], 'CaseRecorded', 'case-B1')).toBe(true);
  expect(wants(['case:B1'], 'CaseRecorded', 'case-B2')).toBe(false);
  expect(wants([], 'CaseRecorded', 'case-B1')).toBe(false);
});

test('an id may itself hold the separator', () => {
  expect(wants(['person:P-1-x'], 'ContactChanged', 'person-P-1-x')).toBe(true);
});

test('a supervisor’s queue makes contact changes of everybody worth decoding, and nothing else', () => {
  expect(wants(['supervisor-tasks:19'], 'ContactChanged', 'person-P1')).toBe(true);
  expect(wants(['supervisor-tasks:19'], 'ContactNoticeSettled', 'person-P1')).toBe(true);
  expect(wants(['supervisor-tasks:19'], 'IdentityChanged', 'person-P1')).toBe(false);
});

test('requests and links are always decoded, what nobody shows never is', () => {
  expect(wants([], 'LinkRequested', 'link-submission-1')).toBe(true);
  expect(new Followed(['person:P1']).wants({ type: 'other.Thing.v1', stream: 'person-P1' })).toBe(false);
});
