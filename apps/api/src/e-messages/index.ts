import { BulkMessagesController } from './bulk-messages.controller.js';
import { EMessagesController } from './e-messages.controller.js';
import { ENotificationController } from './e-notification.controller.js';
import { FilesController } from './files.controller.js';
import { FormsController } from './forms.controller.js';
import { MessageRecipientsController } from './message-recipients.controller.js';
import { MessageTasks } from './message-tasks.js';
import { OwnThread } from './own-thread.js';
import { PortalDocumentsController } from './portal-documents.controller.js';
import { PortalMessagesController } from './portal-messages.controller.js';
import { SeenFiles } from './seen-files.js';
import { ThreadPages } from './thread-pages.js';
import { Writers } from './writers.js';

export const eMessageControllers = [
  BulkMessagesController,
  EMessagesController,
  FilesController,
  FormsController,
  ENotificationController,
  MessageRecipientsController,
  PortalDocumentsController,
  PortalMessagesController,
];

export const eMessageProviders = [MessageTasks, OwnThread, SeenFiles, ThreadPages, Writers];
