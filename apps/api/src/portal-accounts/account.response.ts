import type { Language } from '#portal-accounts';

export class LanguageResponse {
  language!: Language;
}
