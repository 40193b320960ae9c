import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { refuse } from '#contexts/case-linking';
import { personId } from '#kernel';
import { UnlinkPerson } from '#processes';
import { type Caller, From } from '../http/caller.js';
import { OwnCounty } from '../http/own-county.js';
import { Needs } from '../http/policy.js';
import { UnlinkDto } from './case-link-requests.dto.js';
import { PersonUnlinkedResponse } from './unlink.response.js';

@ApiTags('Case linking (worker)')
@Controller('api/v1/persons')
export class UnlinkController {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
    private readonly ownCounty: OwnCounty,
  ) {}

  @Post(':id/unlink')
  @HttpCode(200)
  @Needs('case-link:unlink')
  @ApiOperation({ summary: 'Unlink: all cases at once; a new request follows' })
  @ApiOkResponse({ type: PersonUnlinkedResponse })
  async unlink(
    @Param('id') id: string,
    @Body() { reason, note }: UnlinkDto,
    @From() caller: Caller,
  ): Promise<PersonUnlinkedResponse> {
    const { actor } = caller.identity;
    const county = await this.ownCounty.mustHavePerson(id, caller);
    const input = {
      personId: personId(id),
      reason,
      by: actor,
      county,
      ...(note && { note }),
    };
    const position = await this.commands.execute(new UnlinkPerson(input, caller.context('UnlinkPerson')));
    caller.wrote(position, this.system.store.ledgerId);
    return { personId: id, text: refuse('person_not_linked').message };
  }
}
