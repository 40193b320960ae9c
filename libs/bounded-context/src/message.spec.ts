import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { message } from './message.js';

abstract class Till {
  abstract readonly coins: number[];
}

const PutIn = message('PutIn', Till, async ({ coins }, coin: number) => {
  coins.push(coin);
  return coins.length;
});
const TakeOut = message('TakeOut', Till, async ({ coins }) => coins.pop());

const till: Till = { coins: [] };

@Module({
  imports: [CqrsModule.forRoot()],
  providers: [{ provide: Till, useValue: till }, PutIn.handler],
})
class TillModule {}

test('a message finds its function, which works with what is provided, and answers what it answers', async () => {
  const app = await NestFactory.createApplicationContext(TillModule, { logger: false });
  const bus = app.get(CommandBus);
  expect(await bus.execute(new PutIn(5))).toBe(1);
  expect(till.coins).toEqual([5]);
  await expect(async () => bus.execute(new TakeOut())).rejects.toThrow('TakeOut');
  await app.close();
});
