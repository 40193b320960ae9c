import { descriptorLimit, expectSupportedNode, tooFewDescriptors } from '#kernel';

await expectSupportedNode(new URL('../../../../', import.meta.url));

// Loaded before everything else: with too few descriptors the rest of the program could not even be loaded.
const lack = tooFewDescriptors(descriptorLimit());
if (lack !== undefined) {
  const error = { name: 'TooFewDescriptors', message: lack };
  process.stderr.write(
    process.argv.includes('--json') ? `${JSON.stringify({ error })}\n` : `caseledger: ${lack}\n`,
  );
  process.exit(2);
}
await import('./run.js');
