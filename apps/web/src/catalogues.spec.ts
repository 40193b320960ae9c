import { messages as englishMessages } from './areas/portal/messages/texts/en.js';
import { messages as spanishMessages } from './areas/portal/messages/texts/es.js';
import { portal as englishPortal } from './areas/portal/texts/en.js';
import { portal as spanishPortal } from './areas/portal/texts/es.js';
import { en } from './i18n/en.js';
import { es } from './i18n/es.js';

/** Every text of a catalogue by its path: `portal.nav.link`. */
function textsOf(catalogue: object, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[`${path}${key}`, value] as const]
        : [...textsOf(value as object, `${path}${key}.`)],
    ),
  );
}

const placeholdersOf = (text: string) => (text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).sort();

/** Names, and words that are the same in both languages. */
const alike = [
  'shell.product',
  'role.auditor',
  'portal.links.program.CalFresh',
  'portal.links.program.CalWORKs',
  'portal.links.program.Medi-Cal',
  'messages.todo.openText',
];

const english = textsOf({ ...en, portal: englishPortal, messages: englishMessages });
const spanish = textsOf({ ...es, portal: spanishPortal, messages: spanishMessages });

test('both languages have the same texts', () => {
  expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
});

test.each([...english.keys()])('%s: says something and names the same things in both languages', (path) => {
  const [inEnglish = '', inSpanish = ''] = [english.get(path), spanish.get(path)];
  expect(inSpanish.trim()).not.toBe('');
  expect(inEnglish.trim()).not.toBe('');
  expect(placeholdersOf(inSpanish)).toEqual(placeholdersOf(inEnglish));
});

test('no Spanish text was left in English', () => {
  const same = [...english].filter(([path, text]) => spanish.get(path) === text).map(([path]) => path);
  expect(same).toEqual(alike);
});

test('what counts has a text for one and for many', () => {
  for (const path of english.keys())
    if (path.endsWith('_one')) expect([...english.keys()]).toContain(path.replace(/_one$/, '_other'));
});
