import { message } from '#bounded-context';
import { askToLinkMyCase } from './linking/ask-to-link-my-case.js';
import { processLinkRequest } from './linking/process-link-request.js';
import { unlinkPerson } from './linking/unlink-person.js';
import { giveUp, redeemCode, sendCode } from './linking/verify-attempt.js';
import { actOnMessage } from './messages/act-on-message.js';
import { chooseENotification } from './messages/choose-e-notification.js';
import { sendEMessage } from './messages/send-e-message.js';
import {
  addDocument,
  completeOwnAction,
  onOwnDocument,
  readFromCounty,
  replyToCounty,
  writeToCounty,
} from './messages/write-to-county.js';
import { FlowPorts } from './ports.js';

// The flows that a person starts, as messages: the flow itself is a function.

export const AskToLinkMyCase = message('AskToLinkMyCase', FlowPorts, askToLinkMyCase);
export const SendLinkCode = message('SendLinkCode', FlowPorts, sendCode);
export const RedeemLinkCode = message('RedeemLinkCode', FlowPorts, redeemCode);
export const GiveUpVerifying = message('GiveUpVerifying', FlowPorts, giveUp);
export const ProcessLinkRequest = message('ProcessLinkRequest', FlowPorts, processLinkRequest);
export const UnlinkPerson = message('UnlinkPerson', FlowPorts, unlinkPerson);
export const SendEMessage = message('SendEMessage', FlowPorts, sendEMessage);
export const ActOnMessage = message('ActOnMessage', FlowPorts, actOnMessage);
export const WriteToCounty = message('WriteToCounty', FlowPorts, writeToCounty);
export const ReplyToCounty = message('ReplyToCounty', FlowPorts, replyToCounty);
export const ReadFromCounty = message('ReadFromCounty', FlowPorts, readFromCounty);
export const CompleteOwnAction = message('CompleteOwnAction', FlowPorts, completeOwnAction);
export const AddDocument = message('AddDocument', FlowPorts, addDocument);
export const ChooseENotification = message('ChooseENotification', FlowPorts, chooseENotification);
export const OnOwnDocument = message('OnOwnDocument', FlowPorts, onOwnDocument);

export const flowHandlers = [
  AskToLinkMyCase,
  SendLinkCode,
  RedeemLinkCode,
  GiveUpVerifying,
  ProcessLinkRequest,
  UnlinkPerson,
  SendEMessage,
  ActOnMessage,
  WriteToCounty,
  ReplyToCounty,
  ReadFromCounty,
  CompleteOwnAction,
  AddDocument,
  ChooseENotification,
  OnOwnDocument,
].map(({ handler }) => handler);
