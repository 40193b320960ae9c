import { CaseActions } from './case-actions.js';
import { CasesController } from './cases.controller.js';
import { PersonActions } from './person-actions.js';
import { PersonEditsController } from './person-edits.controller.js';
import { PersonsController } from './persons.controller.js';
import { RegistryImportController } from './registry-import.controller.js';
import { SupervisorTasksController } from './supervisor-tasks.controller.js';

/** The registry's HTTP door. */
export const registryControllers = [
  PersonsController,
  PersonEditsController,
  CasesController,
  SupervisorTasksController,
  RegistryImportController,
];

export const registryProviders = [PersonActions, CaseActions];
