import { message } from '#bounded-context';
import { askToLinkMyCase } from './linking/ask-to-link-my-case.js';
import { processLinkRequest } from './linking/process-link-request.js';
import { unlinkPerson } from './linking/unlink-person.js';
import { giveUp, redeemCode, sendCode } from './linking/verify-attempt.js';
import { FlowPorts } from './ports.js';

// The flows that a person starts, as messages: the flow itself is a function.

export const AskToLinkMyCase = message('AskToLinkMyCase', FlowPorts, askToLinkMyCase);
export const SendLinkCode = message('SendLinkCode', FlowPorts, sendCode);
export const RedeemLinkCode = message('RedeemLinkCode', FlowPorts, redeemCode);
export const GiveUpVerifying = message('GiveUpVerifying', FlowPorts, giveUp);
export const ProcessLinkRequest = message('ProcessLinkRequest', FlowPorts, processLinkRequest);
export const UnlinkPerson = message('UnlinkPerson', FlowPorts, unlinkPerson);

export const flowHandlers = [
  AskToLinkMyCase,
  SendLinkCode,
  RedeemLinkCode,
  GiveUpVerifying,
  ProcessLinkRequest,
  UnlinkPerson,
].map(({ handler }) => handler);
