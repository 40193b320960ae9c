import { IsIn, IsOptional } from 'class-validator';

const ledgers = ['main', 'looks'] as const;

export class CheckpointDto {
  /** `main`: what happened. `looks`: who looked at whom. */
  @IsOptional()
  @IsIn(ledgers, { message: `must be one of ${ledgers.join(', ')}` })
  ledger: (typeof ledgers)[number] = 'main';
}
