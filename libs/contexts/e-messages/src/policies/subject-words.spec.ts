import { subjectWords } from './subject-words.js';

test('a subject is found by its whole words, without case and accents', () => {
  expect(subjectWords('Renovación de CalFresh: O’Hara, 2026/05')).toEqual([
    'renovacion',
    'de',
    'calfresh',
    'ohara',
    '2026',
    '05',
  ]);
  expect(subjectWords('RENOVACIO\u0301N')).toEqual(subjectWords('renovación'));
});

test('each word once, and none of what is no word', () => {
  expect(subjectWords('Now, now; NOW!')).toEqual(['now']);
  expect(subjectWords(' -- ? 👍 ')).toEqual([]);
});

test('of a very long subject the first sixty words', () => {
  const words = Array.from({ length: 100 }, (_, n) => `w${n}`);
  expect(subjectWords(words.join(' '))).toEqual(words.slice(0, 60));
});
