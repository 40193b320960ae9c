import type { DiscoveryService } from '@nestjs/core';

/** Where @CommandHandler and @QueryHandler note their message; the package does not export these names. */
const handlerKeys = ['__commandHandler__', '__queryHandler__'];

/** Nest lets the last of two handlers of one message win without a word. @throws when there are two */
export function assertOneHandlerEach(discovery: DiscoveryService): void {
  const handled = new Map<unknown, string>();
  for (const { metatype } of discovery.getProviders()) {
    if (typeof metatype !== 'function') continue;
    for (const key of handlerKeys) {
      const message = Reflect.getMetadata(key, metatype) as { readonly name: string } | undefined;
      if (message === undefined) continue;
      const other = handled.get(message);
      if (other !== undefined && other !== metatype.name)
        throw new Error(`${message.name} is handled by ${other} and by ${metatype.name}`);
      handled.set(message, metatype.name);
    }
  }
}
