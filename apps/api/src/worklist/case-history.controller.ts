import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { LookRequest } from '#access';
import { type Names, type Part, spoken } from '#bounded-context';
import { System } from '#composition';
import type { PersonDocument } from '#contexts/person-registry';
import { type CountyCode, caseNumber, NotFound, opened, type PersonId, type WorkerId } from '#kernel';
import { caseHistory, type HistoryLine } from '#worklist';
import { type Caller, From } from '../http/caller.js';
import { countyOf } from '../http/county.js';
import { Freshness } from '../http/freshness.js';
import { Needs } from '../http/policy.js';
import { erasedName } from '../person-registry/person-bodies.js';
import { CaseHistoryQueryDto } from './case-history.dto.js';
import { CaseHistoryResponse } from './case-history.response.js';

/** What happened on a case of the caller's own county (rule P8). */
@ApiTags('Persons and cases')
@Controller('api/v1/cases')
export class CaseHistoryController {
  constructor(
    private readonly system: System,
    private readonly freshness: Freshness,
  ) {}

  @Get(':caseNumber/history')
  @Needs('person:view')
  @ApiOperation({
    summary: 'History of a case, newest first',
    description:
      'From the streams of the case, its persons, their links and requests; links and requests need the right case-link:view besides, e-Messages e-message:view. What another county did is told without who and why.',
  })
  @ApiOkResponse({ type: CaseHistoryResponse })
  async history(
    @Param('caseNumber') number: string,
    @Query() { cursor }: CaseHistoryQueryDto,
    @From() caller: Caller,
  ): Promise<CaseHistoryResponse> {
    const county = countyOf(caller.identity);
    await this.freshness.of(caller, 'cases', 'persons', 'case-link-requests', 'e-message-threads');
    const summary = await this.system.queries.cases.summary(number, county);
    if (summary === undefined) throw new NotFound();
    const { store, engine } = this.system;
    const { lines, next, cut } = await caseHistory(
      { store, codec: engine.codec, ...this.system.queries },
      {
        caseNumber: caseNumber(number),
        county,
        persons: summary.persons.map((each) => each.personId),
        links: caller.identity.rights.has('case-link:view'),
        messages: caller.identity.rights.has('e-message:view'),
        cursor,
      },
    );
    const parts = lines.flatMap(({ said, by }) => [...said, by]);
    const shown = new Set(parts.flatMap((each) => (isPerson(each) ? each.person : [])));
    const names = {
      person: await this.personNames(
        summary.persons.filter((each) => shown.has(each.personId)),
        lines.flatMap(({ notes = [] }) => notes),
        caller.look(`case:${summary.case.caseNumber}`),
      ),
      worker: await this.workerNames(parts, county),
    };
    return { items: lines.map((each) => entry(each, names)), next: next ?? null, cut };
  }

  /** Names of those who are on the case, opened as the Case Summary does, and with them what was noted: one look. */
  private async personNames(
    persons: readonly { readonly personId: PersonId; readonly document: PersonDocument }[],
    notes: HistoryLine['notes'],
    look: LookRequest,
  ) {
    const sealed = persons.map(({ document: { identity, record } }) => identity ?? record);
    await this.system.personalData.openWithin(look, [...sealed, notes]);
    const names = new Map<string, string>();
    for (const { personId, document } of persons) names.set(personId, nameIn(document));
    return (id: PersonId) => names.get(id);
  }

  /** Colleagues by name; whoever is not known here, by id. */
  private async workerNames(parts: readonly Part[], county: CountyCode) {
    const names = new Map<string, string>();
    for (const id of new Set(parts.flatMap((each) => (isWorker(each) ? each.worker : [])))) {
      const found = await this.system.staff.find(id);
      if (found?.actor.county === county) names.set(id, found.name);
    }
    return (id: WorkerId) => names.get(id) ?? id;
  }
}

/** The name in a document that was opened. */
function nameIn({ identity, record }: PersonDocument): string {
  const named = identity ? opened(identity) : record && opened(record)?.identity;
  return named ? `${named.firstName} ${named.lastName}` : erasedName;
}

const isPerson = (part: Part) => typeof part !== 'string' && 'person' in part;
const isWorker = (part: Part) => typeof part !== 'string' && 'worker' in part;

const entry = (
  { at, kind, said, by, personId, requestId, notes = [] }: HistoryLine,
  names: Names,
): CaseHistoryResponse['items'][number] => ({
  at,
  kind,
  text: spoken(said, names),
  notes: notes.flatMap(({ label, note }) => {
    const text = opened(note)?.text;
    return text === undefined ? [] : [{ label, text }];
  }),
  actor: spoken([by], names),
  personId: personId ?? null,
  requestId: requestId ?? null,
});
