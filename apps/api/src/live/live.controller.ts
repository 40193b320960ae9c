import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { System } from '#composition';
import { type Caller, From } from '../http/caller.js';
import { SignedIn } from '../http/policy.js';
import { HttpProblem } from '../http/problem.js';
import { asHinted, mayFollow } from './following.js';
import { LiveDto } from './live.dto.js';
import { LiveHub } from './live-hub.js';

@ApiTags('Live updates')
@Controller('api/v1')
export class LiveController {
  constructor(
    private readonly hub: LiveHub,
    private readonly system: System,
  ) {}

  @Get('live')
  @SignedIn()
  @ApiOperation({
    summary: 'What changes, as server-sent events',
    description:
      'Hints without data: {topic, position}. Ask again for what changed. Resumes by the header Last-Event-ID, or by lastEventId in the address. Events: `follows` (its id is where to resume), `changed`, `reset` (ask for everything again).',
  })
  @ApiOkResponse({
    description: 'It stays open.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  async live(
    @Query() query: LiveDto,
    @From() { identity }: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const topics = [...new Set(query.topics.split(',').filter(Boolean).map(asHinted))];
    const may = await Promise.all(topics.map((each) => mayFollow(this.system, identity, each)));
    if (topics.length === 0 || may.includes(false))
      throw new HttpProblem(404, 'not_found', 'There is no such object, or it is not yours to see.');
    if (request.method === 'HEAD') {
      await reply.type('text/event-stream').send();
      return;
    }
    const { raw } = reply.hijack();
    raw.writeHead(200, {
      // Those of every answer: whoever writes by hand must bring them along.
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const gone = new AbortController();
    raw.on('close', () => gone.abort());
    // The browser's own: it is the newer one after it reconnected.
    const { 'last-event-id': after = query.lastEventId } = request.headers;
    const send = (text: string) => void raw.write(text);
    const following = {
      topics,
      after: typeof after === 'string' ? after : undefined,
      send,
      signal: gone.signal,
      token: request.sessionToken ?? '',
      person: identity.id,
    };
    try {
      await this.hub.follow(following);
    } catch (error) {
      request.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'a live stream broke off');
    }
    raw.end();
  }
}
