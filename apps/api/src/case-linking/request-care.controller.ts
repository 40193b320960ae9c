import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, From } from '../http/caller.js';
import { Needs } from '../http/policy.js';
import { DeclineDto, NoteDto, WaitDto } from './case-link-requests.dto.js';
import { RequestActions } from './request-actions.js';
import { RequestCaredForResponse } from './request-care.response.js';

/** What workers do about a request without deciding it (rules W9 and W14). */
@ApiTags('Case linking (worker)')
@Controller('api/v1/case-link-requests')
export class RequestCareController {
  constructor(private readonly actions: RequestActions) {}

  @Post(':id/ask')
  @HttpCode(200)
  @Needs('case-link:process')
  @ApiOperation({ summary: 'Ask the colleague who has the request in hand for it' })
  @ApiOkResponse({ type: RequestCaredForResponse })
  async ask(@Param('id') id: string, @From() caller: Caller): Promise<RequestCaredForResponse> {
    await this.actions.ask(id, caller);
    return { requestId: id };
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Needs('case-link:process')
  @ApiOperation({ summary: 'Keep a request that a colleague asked for' })
  @ApiOkResponse({ type: RequestCaredForResponse })
  async decline(
    @Param('id') id: string,
    @Body() { worker }: DeclineDto,
    @From() caller: Caller,
  ): Promise<RequestCaredForResponse> {
    await this.actions.decline(id, worker, caller);
    return { requestId: id };
  }

  @Post(':id/notes')
  @HttpCode(200)
  @Needs('case-link:process')
  @ApiOperation({ summary: 'Note something on a pending request' })
  @ApiOkResponse({ type: RequestCaredForResponse })
  async note(
    @Param('id') id: string,
    @Body() { text }: NoteDto,
    @From() caller: Caller,
  ): Promise<RequestCaredForResponse> {
    await this.actions.note(id, text, caller);
    return { requestId: id };
  }

  @Post(':id/wait')
  @HttpCode(200)
  @Needs('case-link:process')
  @ApiOperation({
    summary: 'The request waits for the customer',
    description: 'Its goal stands still until the customer asks again, or a worker resumes it.',
  })
  @ApiOkResponse({ type: RequestCaredForResponse })
  async wait(
    @Param('id') id: string,
    @Body() body: WaitDto,
    @From() caller: Caller,
  ): Promise<RequestCaredForResponse> {
    await this.actions.wait(id, body, caller);
    return { requestId: id };
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Needs('case-link:process')
  @ApiOperation({ summary: 'The request waits for the customer no longer' })
  @ApiOkResponse({ type: RequestCaredForResponse })
  async resume(@Param('id') id: string, @From() caller: Caller): Promise<RequestCaredForResponse> {
    await this.actions.resume(id, caller);
    return { requestId: id };
  }
}
