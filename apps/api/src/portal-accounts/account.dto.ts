import { IsIn } from 'class-validator';
import { type Language, languages } from '#kernel';

export class LanguageDto {
  /** For every page, mail and text from now on. */
  @IsIn(languages, { message: 'must be en or es' })
  language!: Language;
}
