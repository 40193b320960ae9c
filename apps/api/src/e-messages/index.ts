import { BulkMessagesController } from './bulk-messages.controller.js';
import { EMessagesController } from './e-messages.controller.js';
import { MessageRecipientsController } from './message-recipients.controller.js';
import { OwnThread } from './own-thread.js';
import { PortalMessagesController } from './portal-messages.controller.js';
import { ThreadPages } from './thread-pages.js';
import { Writers } from './writers.js';

export const eMessageControllers = [
  BulkMessagesController,
  EMessagesController,
  MessageRecipientsController,
  PortalMessagesController,
];

export const eMessageProviders = [OwnThread, ThreadPages, Writers];
