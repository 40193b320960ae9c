import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { counties } from '#kernel';
import { Public } from '../http/policy.js';
import { CountiesResponse } from './counties.response.js';

@ApiTags('Counties')
@Controller('api/v1/counties')
export class CountiesController {
  @Get()
  @Public('the counties of California are no secret')
  @ApiOperation({ summary: 'The 58 counties' })
  @ApiOkResponse({ type: CountiesResponse })
  list(): CountiesResponse {
    return { items: counties.map(({ code, name }) => ({ code, name })) };
  }
}
