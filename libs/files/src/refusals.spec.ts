import { FileRefused, fileRefusalCodes } from '#files';

test('every refusal has a text of its own that says what to do', () => {
  const texts = fileRefusalCodes.map((code) => new FileRefused(code).message);
  expect(new Set(texts).size).toBe(fileRefusalCodes.length);
  for (const text of texts) expect(text).toMatch(/\b(Save|Send|Choose|Take|Make|Check)\b.*\.$/);
});

test('of several pages it is said which one is meant', () => {
  expect(new FileRefused('file_empty').onPage(3).message).toMatch(/^Page 3: This file is empty\./);
});
