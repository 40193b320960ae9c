import { descriptorLimit, expectSupportedNode, tooFewDescriptors } from '#kernel';

await expectSupportedNode(new URL('../../../../', import.meta.url));

// Loaded before everything else: with too few descriptors the rest of the program could not even be loaded.
const lack = tooFewDescriptors(descriptorLimit());
if (lack !== undefined) {
  process.stderr.write(`Caseledger cannot start: ${lack}\n`);
  process.exit(2);
}
await import('./serve.js');
