import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional } from 'class-validator';
import type { CountySettings } from '#contexts/county-settings';
import { TextField } from '../http/fields.js';

export class ChangeSettingsDto {
  /** The settings to change, by name; those that are left out stay. */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { coolOffHours: 48, unlinkRoles: ['supervisor'] },
  })
  @IsObject({ message: 'must be an object of settings by name' })
  changes!: Partial<CountySettings>;

  /** How the settings to change stood when they were read: where they stand otherwise by now, 409 `conflict`. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsOptional()
  @IsObject({ message: 'must be an object of settings by name' })
  seen?: Partial<CountySettings>;

  /** Why; kept sealed beside the change. */
  @TextField(500)
  reason!: string;
}
