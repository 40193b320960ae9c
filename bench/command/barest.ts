import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Body, Controller, Module, Put } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { client } from '../append/workload.js';
import { type PeerName, peers } from '../peers/peer.js';

const [, , folder = '.', port = '0', peer = 'sqlite'] = process.argv;
const { append } = await peers[peer as PeerName](folder);
const idle = Array.from({ length: 64 }, client);

/** The anchor of P1 and its peers: Nest on Fastify, one 600-byte row, and nothing else. */
@Controller()
class Barest {
  @Put('append')
  async append(@Body() _: object) {
    const mine = idle.pop() ?? client();
    await append(mine.next().value);
    idle.push(mine);
    return { id: randomUUID() };
  }
}

@Module({ controllers: [Barest] })
class BarestModule {}

const app = await NestFactory.create<NestFastifyApplication>(BarestModule, new FastifyAdapter(), {
  logger: ['error'],
});
await app.listen(Number(port), '127.0.0.1');
// Not to outlive the benchmark.
process.once('disconnect', () => process.exit());
process.send?.('ready');
