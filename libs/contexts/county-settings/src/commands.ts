import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, Engine, type Outcome } from '#engine';
import type { ChangeSettings } from './settings/change-settings.js';
import { countySettingsDecider } from './settings/decider.js';
import type { CountySettingsEvent } from './settings/events.js';
import type { CountySettings } from './values.js';

export class ChangeCountySettings extends Command<Outcome<CountySettingsEvent, CountySettings>> {
  constructor(
    readonly change: ChangeSettings,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ChangeCountySettings)
export class ChangeCountySettingsHandler implements ICommandHandler<ChangeCountySettings> {
  constructor(private readonly engine: Engine) {}

  execute({ change, context }: ChangeCountySettings) {
    return this.engine.execute(countySettingsDecider, change.county, change, context);
  }
}
