import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, Engine, type Outcome } from '#engine';
import { countySettingsDecider } from '../domain/decider.js';
import type { ChangeSettings } from '../domain/decisions/change-settings.js';
import type { CountySettingsEvent } from '../domain/events.js';
import type { CountySettings } from '../domain/values.js';

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
