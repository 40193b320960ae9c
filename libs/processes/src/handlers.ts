import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext } from '#engine';
import type { AccountId } from '#kernel';
import { type AskedToLink, askToLinkMyCase, type CaseToLink } from './ask-to-link-my-case.js';
import type { Verified } from './finish-attempt.js';
import type { OfAttempt } from './leave-to-county.js';
import { FlowPorts } from './ports.js';
import { type Continue, type Continued, type OnRequest, processLinkRequest } from './process-link-request.js';
import { type Unlink, unlinkPerson } from './unlink-person.js';
import { giveUp, redeemCode, type SentCode, sendCode } from './verify-attempt.js';

// The flows that a person starts, as messages. Each handler is one line: the flow itself is a function.

export class AskToLinkMyCase extends Command<AskedToLink> {
  constructor(
    readonly accountId: AccountId,
    readonly input: CaseToLink,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(AskToLinkMyCase)
export class AskToLinkMyCaseHandler implements ICommandHandler<AskToLinkMyCase> {
  constructor(private readonly ports: FlowPorts) {}
  execute = ({ accountId, input, context }: AskToLinkMyCase) =>
    askToLinkMyCase(this.ports, accountId, input, context);
}

export class SendLinkCode extends Command<SentCode> {
  constructor(
    readonly of: OfAttempt,
    readonly channelId: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(SendLinkCode)
export class SendLinkCodeHandler implements ICommandHandler<SendLinkCode> {
  constructor(private readonly ports: FlowPorts) {}
  execute = ({ of, channelId, context }: SendLinkCode) => sendCode(this.ports, of, channelId, context);
}

export class RedeemLinkCode extends Command<Verified> {
  constructor(
    readonly of: OfAttempt,
    readonly code: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(RedeemLinkCode)
export class RedeemLinkCodeHandler implements ICommandHandler<RedeemLinkCode> {
  constructor(private readonly ports: FlowPorts) {}
  execute = ({ of, code, context }: RedeemLinkCode) => redeemCode(this.ports, of, code, context);
}

export class GiveUpVerifying extends Command<Verified> {
  constructor(
    readonly of: OfAttempt,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(GiveUpVerifying)
export class GiveUpVerifyingHandler implements ICommandHandler<GiveUpVerifying> {
  constructor(private readonly ports: FlowPorts) {}
  execute = ({ of, context }: GiveUpVerifying) => giveUp(this.ports, of, context);
}

export class ProcessLinkRequest extends Command<Continued> {
  constructor(
    readonly on: OnRequest,
    readonly input: Continue,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ProcessLinkRequest)
export class ProcessLinkRequestHandler implements ICommandHandler<ProcessLinkRequest> {
  constructor(private readonly ports: FlowPorts) {}
  execute = ({ on, input, context }: ProcessLinkRequest) =>
    processLinkRequest(this.ports, on, input, context);
}

export class UnlinkPerson extends Command<{ readonly position: string | undefined }> {
  constructor(
    readonly input: Unlink,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(UnlinkPerson)
export class UnlinkPersonHandler implements ICommandHandler<UnlinkPerson> {
  constructor(private readonly ports: FlowPorts) {}
  execute = async ({ input, context }: UnlinkPerson) => ({
    position: await unlinkPerson(this.ports, input, context),
  });
}

export const flowHandlers = [
  AskToLinkMyCaseHandler,
  SendLinkCodeHandler,
  RedeemLinkCodeHandler,
  GiveUpVerifyingHandler,
  ProcessLinkRequestHandler,
  UnlinkPersonHandler,
];
