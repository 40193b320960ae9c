export { caseDecider } from './case/decider.js';
export { caseEvents } from './case/events.js';
export {
  ActOnCase,
  ActOnPerson,
  type CaseAction,
  ImportPerson,
  type PersonAction,
  SettleTask,
  type TaskAction,
} from './commands.js';
export { type PersonRegistryEvent, personRegistry } from './context.js';
export { demoPeople } from './demo/demo-people.js';
export { UnusableFile } from './import/file-item.js';
export { type ImportProgress, type ImportResult, importPeople } from './import/import-people.js';
export { parseContact } from './import/parse-contact.js';
export { parseRecord } from './import/parse-record.js';
export {
  type ImportedAddress,
  type ImportedCase,
  type ImportedProgram,
  type PersonImportRecord,
  removesCase,
} from './import-record.js';
export { type CaseOnFile, casesOf, personInCounty } from './in-county.js';
export { contactChanged } from './mails/contact-changed.js';
export { personDecider } from './person/decider.js';
export { type PersonEvent, personEvents } from './person/events.js';
export type { KnownPerson } from './person/state.js';
export { ReceivePerson } from './receive-person.js';
export type { PersonCriteria } from './search/criteria.js';
export {
  type Address,
  type CaseFacts,
  type CaseRole,
  type CaseStatus,
  type ChildSupportRole,
  type ContactDetail,
  caseStatuses,
  type Gender,
  genders,
  type Identity,
  isOpenStatus,
  type PaperReason,
  type PersonRecord,
  type Phone,
  type PhoneType,
  type Program,
  type ProgramKind,
  programKinds,
} from './values.js';
export type { CaseRow, CaseSummary } from './views/cases.queries.js';
export { personsProjection } from './views/persons.projection.js';
export { type PersonHit, PersonSearch } from './views/persons.queries.js';
export { openPerson, type PersonDocument, type SealedPerson, sealedPerson } from './views/persons.view.js';
export {
  type SupervisorTaskDocument,
  type SupervisorTaskKind,
  supervisorTaskKinds,
  taskId,
} from './views/supervisor-tasks.view.js';
