import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { ChangeForms, type FormDocument, formDecider, formFilesOf } from '#contexts/e-messages';
import { FileRefused, type UploadedPart } from '#files';
import {
  type CaseNumber,
  type CountyCode,
  caseNumber,
  type FormId,
  formId,
  InvalidInput,
  NotFound,
  type PersonId,
  personId,
  personSubject,
  type Subject,
  seal,
} from '#kernel';
import { messageStanding } from '#processes';
import { mustHaveRight } from '../http/access.guard.js';
import { type Caller, From } from '../http/caller.js';
import { countyOf } from '../http/county.js';
import { Freshness } from '../http/freshness.js';
import { OwnCounty } from '../http/own-county.js';
import { Needs } from '../http/policy.js';
import {
  fieldsOf,
  mustHaveNoFields,
  ReceivesDocument,
  UploadedDocument,
  type UploadedForm,
} from '../http/uploads/index.js';
import { formFileId } from './file-ids.js';
import { AddFormDto, ChangeFormDto, FormsQueryDto } from './forms.dto.js';
import { type FormBody, FormSavedResponse, FormsResponse } from './forms.response.js';
import { textOf } from './thread-bodies.js';

/** Of a form's file, in bytes. */
const largestForm = 10_000_000;

/** A county's catalogue of forms and notices (rule M8). */
@ApiTags('e-Messages (worker)')
@Controller('api/v1/forms')
export class FormsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly system: System,
    private readonly freshness: Freshness,
    private readonly ownCounty: OwnCounty,
  ) {}

  @Get()
  @Needs('e-message:view')
  @ApiOperation({ summary: 'The catalogue; with a person, what belongs to them, too' })
  @ApiOkResponse({ type: FormsResponse })
  async list(@Query() query: FormsQueryDto, @From() caller: Caller): Promise<FormsResponse> {
    const county = countyOf(caller.identity);
    if (query.personId !== undefined) await this.ownCounty.mustHavePerson(query.personId, caller);
    await this.freshness.of(caller, 'e-message-forms');
    const person = query.personId === undefined ? undefined : personId(query.personId);
    const all = await this.system.queries.forms.ofCounty(county, person);
    const number = query.caseNumber === undefined ? undefined : caseNumber(query.caseNumber);
    const shown = all.filter(
      ({ form: { of } }) => of === undefined || of.caseNumber === (number ?? of.caseNumber),
    );
    await this.system.personalData.openWithin(caller.look('forms'), shown);
    return { items: shown.map(formBody) };
  }

  @Post()
  @Needs('e-message:send')
  @ReceivesDocument(AddFormDto)
  @ApiOperation({
    summary: 'Adds a form or notice',
    description:
      'To the catalogue with the right settings:edit besides; with caseNumber and personId for that person alone.',
  })
  @ApiCreatedResponse({ type: FormSavedResponse })
  async add(@UploadedDocument() form: UploadedForm, @From() caller: Caller): Promise<FormSavedResponse> {
    const { title, caseNumber: number, personId: person, ...facts } = fieldsOf(AddFormDto, form);
    const county = countyOf(caller.identity);
    const of = await this.ownerOf({ number, person, county }, caller);
    if (of === undefined) mustHaveRight(caller.identity, 'settings:edit');
    const subject = of === undefined ? formFilesOf(county) : personSubject(of.personId);
    const context = caller.context('AddForm', { title, ...facts, ...of, files: sizesOf(form.parts) });
    const id = formId(this.system.secrets.id('form', caller.identity.actor.id, context.idempotencyKey));
    if ((await this.system.engine.earlier(formDecider, id, context)) !== undefined) return { formId: id };
    const file = await this.pdf(form.parts, subject);
    const named = of === undefined ? { title } : { ownTitle: seal(subject, { text: title }) };
    const { position } = await this.commands.execute(
      new ChangeForms(
        {
          kind: 'add-form',
          formId: id,
          county,
          facts: { ...named, ...facts, ...file },
          ...(of && { of }),
          by: caller.identity.actor,
          at: this.system.clock.now(),
        },
        context,
      ),
    );
    caller.wrote(position, this.system.store.ledgerId);
    return { formId: id };
  }

  @Put(':id')
  @Needs('settings:edit')
  @ApiOperation({ summary: 'Changes an entry from now on', description: 'What was sent keeps what it was.' })
  @ApiOkResponse({ type: FormSavedResponse })
  async change(
    @Param('id') id: string,
    @Body() { title, ...changes }: ChangeFormDto,
    @From() caller: Caller,
  ): Promise<FormSavedResponse> {
    const { of } = await this.ofCounty(id, caller);
    const named =
      title === undefined
        ? {}
        : of === undefined
          ? { title }
          : { ownTitle: seal(personSubject(of.personId), { text: title }) };
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    return this.save(formId(id), { ...given, ...named }, caller);
  }

  @Post(':id/file')
  @HttpCode(200)
  @Needs('settings:edit')
  @ReceivesDocument()
  @ApiOperation({ summary: 'Another file from now on', description: 'What was sent keeps its own.' })
  @ApiOkResponse({ type: FormSavedResponse })
  async replace(
    @Param('id') id: string,
    @UploadedDocument() form: UploadedForm,
    @From() caller: Caller,
  ): Promise<FormSavedResponse> {
    const { of, county } = await this.ofCounty(id, caller);
    mustHaveNoFields(form);
    const file = await this.pdf(
      form.parts,
      of === undefined ? formFilesOf(county) : personSubject(of.personId),
    );
    return this.save(formId(id), file, caller);
  }

  private async save(id: FormId, changes: object, caller: Caller): Promise<FormSavedResponse> {
    const command = { kind: 'change-form' as const, formId: id, changes };
    const by = { by: caller.identity.actor, at: this.system.clock.now() };
    const { position } = await this.commands.execute(
      new ChangeForms({ ...command, ...by }, caller.context('ChangeForm')),
    );
    caller.wrote(position, this.system.store.ledgerId);
    return { formId: id };
  }

  /** @throws NotFound also for another county's */
  private async ofCounty(id: string, caller: Caller) {
    const form = await this.system.engine.state(formDecider, formId(id));
    if (form.is === 'nothing' || form.county !== countyOf(caller.identity)) throw new NotFound();
    return form;
  }

  /** One person of one case of the county. @throws InvalidInput, NotFound */
  private async ownerOf(
    {
      number,
      person,
      county,
    }: {
      readonly number: string | undefined;
      readonly person: string | undefined;
      readonly county: CountyCode;
    },
    caller: Caller,
  ): Promise<{ readonly caseNumber: CaseNumber; readonly personId: PersonId } | undefined> {
    if (number === undefined && person === undefined) return undefined;
    if (number === undefined || person === undefined)
      throw new InvalidInput([
        { field: number === undefined ? 'caseNumber' : 'personId', message: 'name the case and the person' },
      ]);
    await this.ownCounty.mustHaveCase(number, caller);
    const of = { caseNumber: caseNumber(number), personId: personId(person) };
    const known = await messageStanding(this.system.flows, of.caseNumber, of.personId);
    if (known?.county !== county || !known.onCase) throw new NotFound();
    return of;
  }

  /** @throws FileRefused for what is no PDF */
  private async pdf(parts: readonly UploadedPart[], subject: Subject) {
    const kept = await this.system.files.take(subject, parts, { fileBytes: largestForm, pages: 1 });
    if (kept.kind !== 'pdf') {
      await this.system.files.remove(kept.fileId);
      throw new FileRefused('file_kind');
    }
    return { fileId: kept.fileId, size: kept.size, digest: kept.digest };
  }
}

/** Of what a repeat is told by: the bytes themselves are never kept in clear. */
const sizesOf = (parts: readonly UploadedPart[]) => parts.map(({ bytes }) => bytes.length);

const formBody = ({ form: { formId: id, of, facts } }: FormDocument): FormBody => ({
  formId: id,
  fileId: formFileId(id, facts.fileId),
  title: facts.title ?? (facts.ownTitle === undefined ? '' : textOf(facts.ownTitle)),
  language: facts.language,
  kind: facts.kind,
  sendable: facts.sendable,
  returnExpected: facts.returnExpected,
  paperOnly: facts.paperOnly,
  size: facts.size,
  caseNumber: of?.caseNumber ?? null,
  personId: of?.personId ?? null,
});
