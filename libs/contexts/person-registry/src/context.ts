import { context } from '#bounded-context';
import { type CaseEvent, caseEvents } from './case/events.js';
import { ActOnCase, ActOnPerson, ImportPerson, SettleTask } from './commands.js';
import { contactChanged } from './mails/contact-changed.js';
import { type PersonEvent, personEvents } from './person/events.js';
import { registryTopics } from './topics.js';
import { casesProjection } from './views/cases.projection.js';
import { CasesList } from './views/cases.queries.js';
import { type CaseDocument, casesView } from './views/cases.view.js';
import { personsProjection } from './views/persons.projection.js';
import { PersonSearch } from './views/persons.queries.js';
import { type PersonDocument, personsView } from './views/persons.view.js';
import { supervisorTasksProjection } from './views/supervisor-tasks.projection.js';
import { type SupervisorTaskDocument, supervisorTasksView } from './views/supervisor-tasks.view.js';
import { registryWords } from './words.js';

export type PersonRegistryEvent = PersonEvent | CaseEvent;

/** Persons and cases as the systems of record report them, and what workers correct. */
export const personRegistry = context({
  name: 'person-registry',
  catalogues: [personEvents, caseEvents],
  handlers: [ActOnPerson.handler, SettleTask.handler, ActOnCase.handler, ImportPerson.handler],
  projections: [personsProjection, casesProjection, supervisorTasksProjection],
  queries({ readStore, tag, openAsSystem }) {
    const persons = readStore.reader<PersonDocument>(personsView);
    const cases = readStore.reader<CaseDocument>(casesView);
    const search = new PersonSearch({ persons, tag, openAsSystem });
    return {
      persons: search,
      cases: new CasesList({ cases, persons, search }),
      supervisorTasks: readStore.reader<SupervisorTaskDocument>(supervisorTasksView),
    };
  },
  words: registryWords,
  topics: registryTopics,
  mails: [contactChanged],
});
