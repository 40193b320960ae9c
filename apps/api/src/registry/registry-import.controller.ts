import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { localDate } from '#kernel';
import { ImportPerson } from '#person-registry';
import { type Caller, From } from '../http/caller.js';
import { Needs } from '../http/policy.js';
import { recordToImport } from './import-body.js';
import { ImportRecordDto } from './import-record.dto.js';
import { ImportedResponse } from './import-record.response.js';

/** The door for systems of record: the import, one record at a time. */
@ApiTags('Registry system')
@Controller('api/v1/registry')
export class RegistryImportController {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
  ) {}

  @Put('persons/:personId')
  @Needs('registry:write')
  @ApiOperation({
    summary: "Import one person's record",
    description:
      'Compared with the last imported one: what the source changed is taken over, equal fields do nothing, a worker’s own edit in between wins and is reported in `kept`.',
  })
  @ApiBody({ type: ImportRecordDto })
  @ApiOkResponse({ type: ImportedResponse })
  async person(
    @Param('personId') personId: string,
    @Body() body: unknown,
    @From() caller: Caller,
  ): Promise<ImportedResponse> {
    const at = this.system.clock.now();
    const record = recordToImport(body, { personId, today: localDate(at) });
    const received = await this.commands.execute(
      new ImportPerson(record, caller.context('ImportPerson'), at),
    );
    caller.wrote(received.position, this.system.store.ledgerId);
    return { personId, changed: received.changed, kept: [...received.kept] };
  }
}
