import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.js';

export type Language = 'en' | 'es';
export const languages: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'es', name: 'Español' },
];

/** Who is signed in, as far as the language of the pages goes. */
export interface Reader {
  readonly role: string;
  /** Null until the account has one. */
  readonly language: Language | null;
}

/** Texts that load with what shows them: English at once, another language when it is read. */
interface Texts {
  readonly en: object;
  readonly es: () => Promise<object>;
}

const kept = 'language';
/** Of the shell, and of the areas that have been loaded by now. */
const loaded: Texts[] = [{ en, es: () => import('./es.js').then(({ es }) => es) }];
/** What somebody reads as soon as its texts are there. */
let wanted: Language = 'en';
const isLanguage = (text: unknown): text is Language => text === 'en' || text === 'es';

/** As chosen before on this machine, else as the browser prefers. */
function preferred(): Language {
  const before = localStorage.getItem(kept);
  if (isLanguage(before)) return before;
  return navigator.languages.map((each) => each.slice(0, 2)).find(isLanguage) ?? 'en';
}

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await show(preferred());
}

/** The texts of an area in the language of the page, before its first page is shown. */
export async function loadTexts(texts: Texts): Promise<void> {
  i18next.addResourceBundle('en', 'translation', texts.en);
  loaded.push(texts);
  if (wanted === 'es') await loadSpanish();
}

/** Changes the language of every page at once and remembers it on this machine. */
export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(kept, language);
  await show(language);
}

/** Pages of staff are English; a customer reads the language of their account, a stranger the one chosen here. */
export const showFor = (who: Reader | undefined): Promise<void> =>
  show(who === undefined || who.role === 'customer' ? (who?.language ?? preferred()) : 'en');

/** The language of the page at this moment. */
export const shownLanguage = (): Language => (i18next.language === 'es' ? 'es' : 'en');

async function show(language: Language): Promise<void> {
  wanted = language;
  if (language === 'es') await loadSpanish();
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

async function loadSpanish(): Promise<void> {
  await Promise.all(loaded.map(async ({ es }) => i18next.addResourceBundle('es', 'translation', await es())));
}
