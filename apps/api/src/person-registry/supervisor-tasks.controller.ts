import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { messageTaskKinds } from '#contexts/e-messages';
import {
  type SealedPerson,
  SettleTask,
  type SupervisorTaskDocument,
  sealedPerson,
  supervisorTaskKinds,
  type TaskAction,
} from '#contexts/person-registry';
import { type CountyCode, NotFound, personId } from '#kernel';
import { MessageTasks } from '../e-messages/message-tasks.js';
import { ErasureTasks } from '../erasure/erasure-tasks.js';
import { type Caller, From } from '../http/caller.js';
import { countyOf } from '../http/county.js';
import { Freshness } from '../http/freshness.js';
import { Needs } from '../http/policy.js';
import { commandName } from './command-name.js';
import { openedPerson } from './opened-person.js';
import { mustBeReachable } from './pages.js';
import { nameOnTask, taskBody } from './supervisor-task-bodies.js';
import { SettleTaskDto, SupervisorTasksQueryDto, type TaskKind } from './supervisor-tasks.dto.js';
import {
  type SupervisorTaskBody,
  type SupervisorTaskCountsBody,
  SupervisorTasksResponse,
  TaskSettledResponse,
} from './supervisor-tasks.response.js';

const mostCounted = 10_000;

function settling(
  { kind, contactChangedAt: at }: SupervisorTaskDocument,
  of: Pick<TaskAction, 'personId' | 'note' | 'by' | 'at'>,
): TaskAction {
  switch (kind) {
    case 'contact_notice':
      return { kind: 'settle-contact-notice', contactChangedAt: at, ...of };
    case 'privacy_lifted':
      return { kind: 'settle-privacy-lift', liftedAt: at, ...of };
    case 'send_paper':
      return { kind: 'settle-paper', askedAt: at, ...of };
  }
}

/** What only a supervisor of the county can settle. */
@ApiTags('Persons and cases')
@Controller('api/v1/supervisor-tasks')
export class SupervisorTasksController {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
    private readonly freshness: Freshness,
    private readonly messages: MessageTasks,
    private readonly erasures: ErasureTasks,
  ) {}

  @Get()
  @Needs('person:edit')
  @ApiOperation({ summary: "The county's supervisor tasks, oldest first" })
  @ApiOkResponse({ type: SupervisorTasksResponse })
  async list(
    @Query() { kind, status, page, pageSize }: SupervisorTasksQueryDto,
    @From() caller: Caller,
  ): Promise<SupervisorTasksResponse> {
    mustBeReachable({ page, pageSize });
    await this.freshness.of(caller, 'supervisor-tasks', 'persons', 'e-message-threads', 'erasures');
    const county = countyOf(caller.identity);
    const all = (of: string) => [
      { field: 'county', eq: county },
      { field: 'status', eq: of },
    ];
    const tasks = this.system.queries.supervisorTasks;
    const counted = supervisorTaskKinds.map(async (each) => {
      const open = await tasks.count([...all('open'), { field: 'kind', eq: each }], mostCounted);
      return [each, Math.min(open, mostCounted)] as const;
    });
    const waiting: (readonly [TaskKind, number])[] = await Promise.all(
      messageTaskKinds.map(async (each) => [each, await this.messages.count(county, each)] as const),
    );
    const ofErasures = await this.erasures.count(county);
    waiting.push(['erasure', ofErasures]);
    const ofMessages = messageTaskKinds.find((each) => each === kind);
    const where = [...all(status), ...(kind === undefined ? [] : [{ field: 'kind', eq: kind }])];
    const offset = (page - 1) * pageSize;
    const isElsewhere = ofMessages !== undefined || kind === 'erasure';
    const ofRegistry = isElsewhere ? 0 : await tasks.count(where, mostCounted);
    const found =
      offset < ofRegistry
        ? await tasks.find({
            where,
            sort: [{ field: 'contactChangedAt', direction: 'asc' }],
            limit: pageSize,
            offset,
          })
        : { items: [] };
    const items = await this.named(
      found.items.map((each) => each.document),
      county,
      caller,
    );
    // What waits of e-messages stands behind what the registry has; settled, it is no task any more.
    const shows = status === 'open' && (kind === undefined || isElsewhere);
    const more =
      shows && kind !== 'erasure'
        ? await this.messages.list(
            { county, kind: ofMessages },
            { offset: Math.max(0, offset - ofRegistry), limit: pageSize - items.length },
            caller,
          )
        : [];
    const inFront = waiting
      .filter(([each]) => each !== 'erasure' && kind !== 'erasure' && (kind === undefined || each === kind))
      .reduce((sum, [, count]) => sum + count, ofRegistry);
    const last =
      status === 'open' && (kind === undefined || kind === 'erasure')
        ? await this.erasures.list(
            county,
            { offset: Math.max(0, offset - inFront), limit: pageSize - items.length - more.length },
            caller,
          )
        : [];
    const behind = waiting.filter(([each]) => shows && (kind === undefined || each === kind));
    const total = behind.reduce((sum, [, count]) => sum + count, ofRegistry);
    return {
      items: [...items, ...more, ...last],
      counts: Object.fromEntries([
        ...(await Promise.all(counted)),
        ...waiting,
      ]) as unknown as SupervisorTaskCountsBody,
      total: Math.min(total, mostCounted),
      more: total > mostCounted,
      page,
      pageSize,
      next: null,
    };
  }

  @Post(':id/settle')
  @HttpCode(200)
  @Needs('person:edit')
  @ApiOperation({ summary: 'This task is settled' })
  @ApiOkResponse({ type: TaskSettledResponse })
  async settle(
    @Param('id') id: string,
    @Body() { note }: SettleTaskDto,
    @From() caller: Caller,
  ): Promise<TaskSettledResponse> {
    const task = await this.system.queries.supervisorTasks.get(id);
    if (task?.county !== countyOf(caller.identity)) throw new NotFound();
    const of = {
      personId: personId(task.personId),
      ...(note && { note }),
      by: caller.identity.actor,
      at: this.system.clock.now(),
    };
    const action = settling(task, of);
    const { position } = await this.commands.execute(
      new SettleTask(action, caller.context(commandName(action.kind))),
    );
    caller.wrote(position, this.system.store.ledgerId);
    return { taskId: id, status: 'settled' };
  }

  private async named(
    tasks: readonly SupervisorTaskDocument[],
    county: CountyCode,
    caller: Caller,
  ): Promise<SupervisorTaskBody[]> {
    const sealed = await Promise.all(
      tasks.map(async ({ personId: id }): Promise<SealedPerson | undefined> => {
        const document = await this.system.queries.persons.personInCounty(id, county);
        return document && sealedPerson(document);
      }),
    );
    const notes = tasks.flatMap(({ note }, index) => (sealed[index] && note ? [note] : []));
    await this.system.personalData.openWithin(caller.look('supervisor-tasks'), [sealed, notes]);
    return Promise.all(
      tasks.map(async (task, index) => {
        const person = sealed[index];
        const name = person && nameOnTask(await openedPerson(person));
        return taskBody(task, name ?? null);
      }),
    );
  }
}
