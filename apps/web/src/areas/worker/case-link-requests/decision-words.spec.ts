import { unlinkReasonTexts } from '../parts/words.js';
import { endText, originText } from './decision-words.js';

const nameOf = (id: string) => (id === 'worker-19' ? 'Irene Walker' : id);
const at = '2026-11-03T20:00:00.000Z';

test('what ended is told with who and why, without the hints of a form', () => {
  const rejected = { at, by: 'worker-19', cause: null, reason: 'other' } as const;
  expect(endText(rejected, nameOf)).toBe('by Irene Walker: Other');
  expect(endText({ at, by: 'worker-19', cause: 'direct', reason: null }, nameOf)).toBe('by Irene Walker');
  expect(endText({ at, by: null, cause: 'batch', reason: null }, nameOf)).toBe(
    'by the nightly batch, because the account was linked already',
  );
});

test('only what the customer asked for is said to be asked by the customer', () => {
  const origin = (cause: Parameters<typeof originText>[0]['cause'], why = '') =>
    originText({ cause, why, unlinkReason: cause === 'unlink' ? 'other' : null }, unlinkReasonTexts);
  expect(origin('mismatch', 'Differs: ZIP Code')).toBe('Requested by the customer. Differs: ZIP Code.');
  expect(origin('gave_up', 'The customer could not verify and gave up')).toMatch(
    /^Requested by the customer\./,
  );
  expect(origin('too_many_wrong_codes')).toBe('Made after five wrong codes');
  expect(origin('code_expired')).toBe('Made because no code was entered in time');
  expect(origin('unlink')).toBe('Made because the account was unlinked: Other');
});
