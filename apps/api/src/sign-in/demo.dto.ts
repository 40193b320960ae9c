import { IsString, Matches } from 'class-validator';

export class DemoSessionDto {
  /** Id of a demo identity.
   * @example worker-19 */
  @IsString()
  @Matches(/^[a-z0-9-]{1,40}$/, { message: 'must be one of GET /api/v1/demo/identities' })
  identity!: string;
}
