import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { defaultActionDue, whyNot, whyNotSent } from '#contexts/e-messages';
import { isOpenStatus, sealedPerson } from '#contexts/person-registry';
import { caseNumber, NotFound, personId } from '#kernel';
import { isNotified, languageOfAccount, messageStanding } from '#processes';
import { type Caller, From } from '../http/caller.js';
import { FreshDto } from '../http/fresh.dto.js';
import { Freshness } from '../http/freshness.js';
import { OwnCounty } from '../http/own-county.js';
import { Needs } from '../http/policy.js';
import { openedPerson } from '../person-registry/opened-person.js';
import { nameOnTask } from '../person-registry/supervisor-task-bodies.js';
import { type MessageRecipientBody, MessageRecipientsResponse } from './message-recipients.response.js';

/** To whom on a case an e-Message can be sent (rule M1). */
@ApiTags('e-Messages (worker)')
@Controller('api/v1/cases')
export class MessageRecipientsController {
  constructor(
    private readonly system: System,
    private readonly freshness: Freshness,
    private readonly ownCounty: OwnCounty,
  ) {}

  @Get(':caseNumber/message-recipients')
  @Needs('e-message:view')
  @ApiOperation({ summary: 'The persons of a case: who can receive, and who not, and why' })
  @ApiOkResponse({ type: MessageRecipientsResponse })
  async recipients(
    @Param('caseNumber') number: string,
    @Query() _: FreshDto,
    @From() caller: Caller,
  ): Promise<MessageRecipientsResponse> {
    const county = await this.ownCounty.mustHaveCase(number, caller);
    await this.freshness.of(caller, 'persons');
    const summary = await this.system.queries.cases.summary(number, county);
    if (summary === undefined) throw new NotFound();
    const id = caseNumber(number);
    const sealed = summary.persons.map((each) => sealedPerson(each.document));
    await this.system.personalData.openWithin(caller.look('message-recipients'), [sealed]);
    const items = await Promise.all(
      summary.persons.map(async ({ personId: person }, n): Promise<MessageRecipientBody | undefined> => {
        const known = await messageStanding(this.system.flows, id, personId(person));
        if (known === undefined) return undefined;
        const reason = whyNotSent(known.standing) ?? null;
        const { account } = known.standing;
        return {
          personId: person,
          name: nameOnTask(await openedPerson(sealed[n]!)),
          canReceive: reason === null,
          reason,
          language: account === undefined ? 'en' : await languageOfAccount(this.system.flows, account),
          notified: reason === null && (await isNotified(this.system.flows, personId(person))),
        };
      }),
    );
    const settings = await this.system.settingsOf(county);
    const programs = summary.case.programs.filter(({ status }) => isOpenStatus(status));
    return {
      items: items.filter((each) => each !== undefined),
      actionsWhyNot: settings.twoWayMessaging ? null : whyNot('county_opted_out', 'worker'),
      programs: programs.map((each) => each.kind),
      defaultDue: defaultActionDue(this.system.clock.now(), settings),
    };
  }
}
