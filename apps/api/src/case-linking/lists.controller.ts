import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { rejectReasonTexts, unlinkReasonTexts, verificationMethodTexts } from '#contexts/case-linking';
import { SignedIn } from '../http/policy.js';
import { CaseLinkingListsResponse } from './lists.response.js';

const entries = <Code extends string>(texts: Readonly<Record<Code, string>>) =>
  (Object.keys(texts) as Code[]).map((code) => ({ code, text: texts[code], needsNote: code === 'other' }));

@ApiTags('Case linking (worker)')
@Controller('api/v1/case-linking')
export class CaseLinkingListsController {
  @Get('lists')
  @SignedIn()
  @ApiOperation({ summary: 'What can be chosen on Reject, Unlink and Continue, with the texts to show' })
  @ApiOkResponse({ type: CaseLinkingListsResponse })
  lists(): CaseLinkingListsResponse {
    return {
      rejectReasons: entries(rejectReasonTexts),
      unlinkReasons: entries(unlinkReasonTexts),
      verificationMethods: entries(verificationMethodTexts),
    };
  }
}
