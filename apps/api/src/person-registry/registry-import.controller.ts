import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { ImportPerson } from '#contexts/person-registry';
import { localDate } from '#kernel';
import { type Caller, From } from '../http/caller.js';
import { Needs } from '../http/policy.js';
import { recordToImport } from './import-body.js';
import { ImportRecordDto } from './import-record.dto.js';
import { ImportedResponse } from './import-record.response.js';
import { importWarnings } from './import-warnings.js';

const longestWait = 2_000;

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
      'Compared with the last imported one: what the source changed is taken over, equal fields do nothing, a worker’s own edit in between wins and is reported in `kept`. A member, phone, address or case that is absent is left as it is, `null` removes; Customer Privacy is lifted only by `false`. A case that is in another county moves only when it says so: `movedFrom` names the county that it leaves, otherwise nothing of the record goes in (409 `case_in_another_county`).',
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
    const otherWithSsn = record.ssn ? await this.otherWithSsn(record.ssn, personId) : undefined;
    const received = await this.commands.execute(
      new ImportPerson(record, caller.context('ImportPerson', body), at),
    );
    caller.wrote(received.position, this.system.store.ledgerId);
    return {
      personId,
      changed: received.changed,
      kept: [...received.kept],
      warnings: importWarnings({ otherWithSsn, privacyLifted: received.privacyLifted }),
    };
  }

  /** Of all who were there when the record came, also the one before it: the view may be a moment behind. */
  private async otherWithSsn(ssn: string, personId: string): Promise<string | undefined> {
    const head = await this.system.store.head();
    if (head !== undefined) await this.system.checkpoints.waitFor('persons', head, longestWait);
    return this.system.queries.persons.otherWithSsn(ssn, personId);
  }
}
