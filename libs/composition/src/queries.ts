import {
  accountLinksView,
  type CaseLinkRequestDocument,
  caseLinkRequestsView,
  FindRequests,
  Links,
  OpenVerifications,
  openVerificationsView,
  personLinksView,
  RequestCounts,
  requestCountsView,
  SearchRequests,
} from '#contexts/case-linking';
import { Outbox, outboxView } from '#contexts/outbox';
import {
  type CaseDocument,
  CasesList,
  casesView,
  type PersonDocument,
  PersonSearch,
  personsView,
  type SupervisorTaskDocument,
  supervisorTasksView,
} from '#contexts/person-registry';
import type { Vault } from '#privacy';
import type { ReadStore } from '#read-store';

/** Every query of the product, on the live copies of the views. */
export function queriesOn(readStore: ReadStore, vault: Vault) {
  const tag = (kind: string, value: string) => vault.tag(kind, value);
  const requests = readStore.reader<CaseLinkRequestDocument>(caseLinkRequestsView);
  const persons = readStore.reader<PersonDocument>(personsView);
  const cases = readStore.reader<CaseDocument>(casesView);
  const counts = new RequestCounts(readStore.reader(requestCountsView));
  const search = new PersonSearch({ persons, tag, openAsSystem: (sealed) => vault.open(sealed) });
  return {
    searchRequests: new SearchRequests(requests, counts, tag),
    requestCounts: counts,
    findRequests: new FindRequests(requests),
    links: new Links(readStore.reader(accountLinksView), readStore.reader(personLinksView)),
    openVerifications: new OpenVerifications(readStore.reader(openVerificationsView)),
    persons: search,
    cases: new CasesList({ cases, persons, search }),
    supervisorTasks: readStore.reader<SupervisorTaskDocument>(supervisorTasksView),
    outbox: new Outbox(readStore.reader(outboxView)),
  };
}

export type Queries = ReturnType<typeof queriesOn>;
