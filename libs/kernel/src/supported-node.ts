import { existsSync, readFileSync } from 'node:fs';

/**
 * Awaited by every program before it loads anything that an older Node.js lacks. In a checkout such a Node.js goes on
 * with a newer one, and this never resolves; a copy without scripts ends, saying what is needed.
 * @param root the folder of package.json
 */
export async function expectSupportedNode(root: URL): Promise<void> {
  const script = new URL('scripts/runtime.mjs', root);
  if (existsSync(script)) await import(script.href);
  const { engines } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const oldest = Number(/\d+/.exec(engines.node));
  const { node } = process.versions;
  if (Number.parseInt(node, 10) >= oldest) return;
  process.stderr.write(
    `Caseledger needs Node.js ${oldest} or newer; this is ${node}: install a newer one.\n`,
  );
  process.exit(2);
}
