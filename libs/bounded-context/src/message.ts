import { Inject, type Type } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';

/** A provider's class, which is its token. */
type Token<Ports> = abstract new (...args: never[]) => Ports;

/**
 * A command for the bus, and its handler, made by one function: `new Message(...args)` is sent, `handle` runs with what
 * is provided under `ports`, and `Message.handler` is what a module provides.
 */
export function message<Ports, Args extends readonly unknown[], Result>(
  name: string,
  ports: Token<Ports>,
  handle: (ports: Ports, ...args: Args) => Promise<Result>,
) {
  class Message extends Command<Result> {
    readonly args: Args;

    constructor(...args: Args) {
      super();
      this.args = args;
    }
  }
  class Handler implements ICommandHandler<Message> {
    constructor(private readonly provided: Ports) {}

    execute({ args }: Message): Promise<Result> {
      return handle(this.provided, ...args);
    }
  }
  Inject(ports)(Handler, undefined, 0);
  CommandHandler(Message)(Handler);
  // Errors of the bus and of the check for second handlers name them.
  Object.defineProperty(Message, 'name', { value: name });
  Object.defineProperty(Handler, 'name', { value: `${name}Handler` });
  return Object.assign(Message, { handler: Handler });
}

/** What a module provides so that messages find their handlers. */
export type Handler = Type<ICommandHandler>;
