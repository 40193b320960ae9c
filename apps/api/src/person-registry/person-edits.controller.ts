import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { personInCounty } from '#contexts/person-registry';
import { NotFound, opened, personId, personSubject } from '#kernel';
import { type Caller, From } from '../http/caller.js';
import { countyOf } from '../http/county.js';
import { OwnCounty } from '../http/own-county.js';
import { Needs } from '../http/policy.js';
import { ContactDto } from './contact.dto.js';
import { contactToSave } from './contact-body.js';
import { PersonActions } from './person-actions.js';
import { CustomerPrivacyDto, RevealDto } from './person-edits.dto.js';
import {
  ContactSavedResponse,
  CustomerPrivacyResponse,
  IvrPinResetResponse,
  RevealResponse,
} from './persons.response.js';

/** What workers and supervisors change of a person (rules P4, P5 and P10). */
@ApiTags('Persons and cases')
@Controller('api/v1/persons')
export class PersonEditsController {
  constructor(
    private readonly actions: PersonActions,
    private readonly system: System,
    private readonly ownCounty: OwnCounty,
  ) {}

  @Put(':id/contact')
  @Needs('contact:edit')
  @ApiOperation({
    summary: 'Save the Contact Detail',
    description:
      'The old e-mail address is told (never under Customer Privacy: a supervisor gets a task instead), and your cool-off for this person starts.',
  })
  @ApiBody({ type: ContactDto })
  @ApiOkResponse({ type: ContactSavedResponse })
  async saveContact(
    @Param('id') id: string,
    @Body() body: unknown,
    @From() caller: Caller,
  ): Promise<ContactSavedResponse> {
    const { contact, seenAt } = contactToSave(body);
    const wish = { kind: 'change-contact', contact } as const;
    const { events, state } = await this.actions.act(id, caller, wish, { contactSeenAt: seenAt });
    const before = state.kind === 'unknown' ? undefined : state.contactChangedAt;
    return { personId: id, updatedAt: events[0]?.data.at ?? before ?? null, changed: events.length > 0 };
  }

  @Post(':id/reveal')
  @HttpCode(200)
  @Needs('person:reveal')
  @ApiOperation({ summary: 'The full Social Security Number', description: 'Recorded, with your reason.' })
  @ApiOkResponse({ type: RevealResponse })
  async reveal(
    @Param('id') id: string,
    @Body() { field, reason }: RevealDto,
    @From() caller: Caller,
  ): Promise<RevealResponse> {
    const document = await this.system.queries.persons.personInCounty(id, countyOf(caller.identity));
    if (document === undefined) throw new NotFound();
    const { identity, record } = document;
    const look = { ...caller.look('reveal-ssn'), purpose: { task: 'reveal-ssn', reason } };
    await this.system.personalData.openWithin(look, [identity ?? record]);
    const { ssn } = (identity ? opened(identity) : record && opened(record)?.identity) ?? {};
    return { personId: id, field, value: ssn ?? null };
  }

  @Post(':id/reset-ivr-pin')
  @HttpCode(200)
  @Needs('contact:edit')
  @ApiOperation({ summary: 'Reset PIN', description: 'The PIN itself is never here.' })
  @ApiOkResponse({ type: IvrPinResetResponse })
  async resetIvrPin(@Param('id') id: string, @From() caller: Caller): Promise<IvrPinResetResponse> {
    const { events, state } = await this.actions.act(id, caller, { kind: 'reset-ivr-pin' });
    const before = state.kind === 'unknown' ? undefined : state.ivrPinUpdatedOn;
    return { personId: id, ivrPinUpdatedOn: events[0]?.data.at ?? before ?? this.system.clock.now() };
  }

  @Put(':id/customer-privacy')
  @Needs('person:edit')
  @ApiOperation({ summary: 'Set or lift the Customer Privacy record' })
  @ApiOkResponse({ type: CustomerPrivacyResponse })
  async setCustomerPrivacy(
    @Param('id') id: string,
    @Body() { active, reason }: CustomerPrivacyDto,
    @From() caller: Caller,
  ): Promise<CustomerPrivacyResponse> {
    const county = await this.ownCounty.mustHavePerson(id, caller);
    await personInCounty(this.system.engine, personId(id), county);
    // The event has no place for a reason, which may name people: it is kept, sealed, where looks are kept.
    const purpose = { task: `customer-privacy:${active ? 'set' : 'lifted'}`, reason };
    await this.system.personalData.shown({ ...caller.look(purpose.task), purpose }, [
      personSubject(personId(id)),
    ]);
    const { events } = await this.actions.act(id, caller, { kind: 'set-customer-privacy', active });
    return { personId: id, active, changed: events.length > 0 };
  }
}
