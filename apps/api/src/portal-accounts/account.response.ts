import type { Language } from '#kernel';

export class LanguageResponse {
  language!: Language;
}
