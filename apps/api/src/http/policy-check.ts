import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { type Policy, policyKey } from './policy.js';

export interface RoutePolicy {
  readonly handler: string;
  readonly policy: Policy;
}

/** Every route of the app with its policy. @throws when one has none: such an app does not start. */
export function policiesOf(discovery: DiscoveryService, reflector: Reflector): readonly RoutePolicy[] {
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ instance, metatype }) => {
    if (!instance || !metatype) return [];
    const prototype = Object.getPrototypeOf(instance) as object;
    return scanner
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.hasMetadata(PATH_METADATA, (prototype as Record<string, object>)[name]!))
      .map((name) => {
        const handler = `${metatype.name}.${name}`;
        const policy = reflector.get<Policy | undefined>(
          policyKey,
          (prototype as Record<string, () => void>)[name]!,
        );
        if (policy === undefined)
          throw new Error(`the route ${handler} declares no policy: add @Needs, @SignedIn or @Public`);
        return { handler, policy };
      });
  });
}
