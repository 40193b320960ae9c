import { Body, Controller, Get, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { ChangeCountySettings, type CountySettings } from '#contexts/county-settings';
import { countyName } from '#kernel';
import { type Caller, From } from '../http/caller.js';
import { countyOf } from '../http/county.js';
import { Needs } from '../http/policy.js';
import { ChangeSettingsDto } from './settings.dto.js';
import { type CountySettingsBody, CountySettingsResponse } from './settings.response.js';

/** A county's own settings (rule G4). They can narrow what the product allows, never widen it. */
@ApiTags('County settings')
@Controller('api/v1/county-settings')
export class SettingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
  ) {}

  @Get()
  @Needs('person:view')
  @ApiOperation({ summary: "The own county's settings" })
  @ApiOkResponse({ type: CountySettingsResponse })
  async read(@From() { identity }: Caller): Promise<CountySettingsResponse> {
    const county = countyOf(identity);
    return {
      county,
      countyName: countyName(county),
      settings: settingsBody(await this.system.settingsOf(county)),
    };
  }

  @Put()
  @Needs('settings:edit')
  @ApiOperation({
    summary: "Change the own county's settings",
    description: 'A supervisor gives a reason, which is recorded.',
  })
  @ApiOkResponse({ type: CountySettingsResponse })
  async change(
    @Body() { changes, seen, reason }: ChangeSettingsDto,
    @From() caller: Caller,
  ): Promise<CountySettingsResponse> {
    const county = countyOf(caller.identity);
    const at = this.system.clock.now();
    const change = { kind: 'change' as const, county, changes, reason, at, ...(seen && { seen }) };
    const { state, position } = await this.commands.execute(
      new ChangeCountySettings(change, caller.context('ChangeCountySettings')),
    );
    caller.wrote(position, this.system.store.ledgerId);
    return { county, countyName: countyName(county), settings: settingsBody(state) };
  }
}

const settingsBody = (settings: CountySettings): CountySettingsBody => ({
  ...settings,
  holidays: [...settings.holidays],
  unlinkRoles: [...settings.unlinkRoles],
  mandatoryReasons: [...settings.mandatoryReasons],
  eMessageTemplates: [...settings.eMessageTemplates],
});
