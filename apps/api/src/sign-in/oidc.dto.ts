import { IsOptional, Matches } from 'class-validator';

export class BeginSignInDto {
  /** Where to go afterwards: a path of this site.
   * @example /worker */
  @IsOptional()
  @Matches(/^\/(?![/\\])[\x21-\x7e]{0,500}$/, { message: 'must be a path of this site, such as /worker' })
  returnTo?: string;
}
