import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { System } from '#composition';
import { counties, countyCode, countyName, isCountyCode, NotFound } from '#kernel';
import { Public } from '../http/policy.js';
import { CountiesResponse, CountyContactResponse } from './counties.response.js';

@ApiTags('Counties')
@Controller('api/v1/counties')
export class CountiesController {
  constructor(private readonly system: System) {}

  @Get()
  @Public('the counties of California are no secret')
  @ApiOperation({ summary: 'The 58 counties' })
  @ApiOkResponse({ type: CountiesResponse })
  list(): CountiesResponse {
    return { items: counties.map(({ code, name }) => ({ code, name })) };
  }

  @Get(':code/contact')
  @Public('how a county is reached is what it tells everybody')
  @ApiOperation({
    summary: 'How customers reach a county',
    description: 'What the county has set; else null.',
  })
  @ApiOkResponse({ type: CountyContactResponse })
  async contact(@Param('code') code: string): Promise<CountyContactResponse> {
    if (!isCountyCode(code)) throw new NotFound();
    const county = countyCode(code);
    const { contact } = await this.system.settingsOf(county);
    return { county, countyName: countyName(county), ...contact };
  }
}
