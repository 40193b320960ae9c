import { missingFor, noVerification, verificationBody, whyNote } from './verification.js';

const plain = { warnings: [], coolOffUntil: null };
const rejected = { ...plain, warnings: [{ code: 'rejected_elsewhere' as const, text: '' }] };
const messages = (...of: Parameters<typeof missingFor>) => missingFor(...of).map(({ label }) => label);

test('Continue needs at least one way of verification', () => {
  expect(messages(noVerification, plain)).toEqual(['How was identity verified?']);
  expect(messages({ ...noVerification, methods: ['video'] }, plain)).toEqual([]);
});

test('another way than the listed ones needs a note', () => {
  expect(messages({ ...noVerification, methods: ['other'], note: ' ' }, plain)).toEqual(['Note']);
  expect(messages({ ...noVerification, methods: ['other'], note: 'Met at court' }, plain)).toEqual([]);
});

test('after a rejection elsewhere a note is needed whatever the way', () => {
  expect(messages({ ...noVerification, methods: ['video'] }, rejected)).toEqual(['Note']);
  expect(whyNote(['video'], rejected.warnings)).toMatch(/another county/);
});

test('passing over a cool-off needs a reason, and only then one is sent', () => {
  const given = { ...noVerification, methods: ['video' as const] };
  const coolOff = { ...plain, coolOffUntil: '2024-05-02T17:00:00Z' };
  expect(messages(given, coolOff)).toEqual(['Reason for passing over the cool-off']);
  expect(verificationBody({ ...given, overrideReason: ' urgent ' }, coolOff)).toEqual({
    verification: { methods: ['video'] },
    overrideReason: 'urgent',
  });
  expect(verificationBody({ ...given, overrideReason: 'urgent' }, plain)).toEqual({
    verification: { methods: ['video'] },
  });
});
