import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Body, Controller, Module, Put } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { groupCommitByHand } from '../append/peers.js';
import { client } from '../append/workload.js';

const [, , folder = '.', port = '0'] = process.argv;
const commits = groupCommitByHand(join(folder, 'barest.db'));
const appends = client();

/** The anchor of P1: Nest on Fastify, one 600-byte row, group commit, and nothing else. */
@Controller()
class Barest {
  @Put('append')
  async append(@Body() _: object) {
    await commits.append(appends.next().value);
    return { id: randomUUID() };
  }
}

@Module({ controllers: [Barest] })
class BarestModule {}

const app = await NestFactory.create<NestFastifyApplication>(BarestModule, new FastifyAdapter(), {
  logger: ['error'],
});
await app.listen(Number(port), '127.0.0.1');
process.send?.('ready');
