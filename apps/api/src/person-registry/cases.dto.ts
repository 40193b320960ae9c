import { IsBoolean, Matches } from 'class-validator';
import { type CaseStatus, caseStatuses, type ProgramKind, programKinds } from '#contexts/person-registry';
import { AfterField, IdField, OneOfField, TextField } from '../http/fields.js';
import { PagedDto } from '../http/paged.dto.js';
import { Criterion } from './criterion.js';

/** Cases List: all criteria are optional, several must all be met. */
export class CaseSearchDto extends PagedDto {
  /** A whole case number or its beginning. */
  @Criterion()
  @Matches(/^[A-Za-z0-9]{1,15}$/, { message: 'must be up to 15 letters and digits' })
  caseNumber?: string;

  /** "Last", "Last, First" or "First Last" of the Primary Applicant or anybody else on the case. Personal data: pages send it by `POST /api/v1/cases/search`, never in an address. */
  @Criterion()
  @TextField(200)
  name?: string;

  @Criterion()
  @OneOfField(programKinds)
  program?: ProgramKind;

  @Criterion()
  @OneOfField(caseStatuses)
  status?: CaseStatus;

  /** Id of the worker assigned to one of the programs, or `me`. */
  @Criterion()
  @IdField()
  worker?: string;
}

export class CaseListQueryDto extends CaseSearchDto {
  @AfterField()
  after?: string;
}

export class ProgramWorkerDto {
  /** A staff id. It need not exist yet. */
  @IdField()
  worker!: string;
}

export class OutOfTheHomeDto {
  @IsBoolean({ message: 'must be true or false' })
  permanentlyOutOfTheHome!: boolean;
}
