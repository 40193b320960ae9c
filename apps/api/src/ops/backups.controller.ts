import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { backupAge, leftOutOfBackups } from '#operations';
import { Needs } from '../http/policy.js';
import { BackupsResponse } from './backups.response.js';

@ApiTags('Operations')
@Controller('api/v1/ops/backups')
export class BackupsController {
  constructor(private readonly system: System) {}

  @Get()
  @Needs('ops:projections')
  @ApiOperation({
    summary: 'Backups of this data folder: when, size, checked, how far the ledgers were',
    description: 'They are made and restored by command alone: `caseledger backup`, `caseledger restore`.',
  })
  @ApiOkResponse({ type: BackupsResponse })
  list(): BackupsResponse {
    const { config, clock, backups } = this.system;
    const made = backups();
    const age = backupAge(made, clock.now());
    const { backupHours, eventStore, readStore } = config;
    return {
      embedded: eventStore.kind === 'sqlite' && readStore.kind === 'sqlite',
      items: made.map(({ bytes, ledgers, ...rest }) => ({
        ...rest,
        size: bytes,
        checked: true,
        head: ledgers,
      })),
      maxAgeHours: backupHours,
      tooOld: backupHours > 0 && (age === undefined || age >= backupHours * 3_600),
      leftOut: [...leftOutOfBackups],
    };
  }
}
