import type { Language } from '#contexts/portal-accounts';

export class LanguageResponse {
  language!: Language;
}
