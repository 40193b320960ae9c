// Writes docs/catalogue/events.{json,md} from the catalogues in libs/**/events.ts and *-events.ts; with --check it only compares.
// A stored shape that was published once never changes: it gets a new version and an upcast.
import './runtime.mjs';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './set-up.mjs';

const { default: ts } = await import('typescript');

const folder = join(root, 'docs', 'catalogue');
const check = process.argv.includes('--check');
const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
const parsed = ts.parseJsonConfigFileContent(config, ts.sys, root);
const program = ts.createProgram(parsed.fileNames, parsed.options);
const checker = program.getTypeChecker();

/** A type as a stable text: objects by their members in order of name, branded strings as `string`. */
function shape(type, depth = 0) {
  if (depth > 12) return '…';
  if (type.isStringLiteral()) return `'${type.value}'`;
  if (type.isNumberLiteral()) return String(type.value);
  const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  if (/^(string|number|boolean|true|false|null|undefined|unknown|bigint)$/.test(text)) return text;
  if (type.aliasSymbol?.name === 'Sealed' || type.symbol?.name === 'Sealed') {
    const [inner] = type.aliasTypeArguments ?? checker.getTypeArguments(type);
    return `Sealed<${shape(inner, depth + 1)}>`;
  }
  if (type.isIntersection() && type.types.some((each) => each.flags & ts.TypeFlags.String)) return 'string';
  if (type.isUnion()) {
    const members = type.types.map((each) => shape(each, depth + 1)).filter((each) => each !== 'undefined');
    const booleans = members.includes('true') && members.includes('false');
    const rest = booleans
      ? ['boolean', ...members.filter((each) => each !== 'true' && each !== 'false')]
      : members;
    return [...new Set(rest)].sort().join(' | ');
  }
  if (checker.isArrayType(type) || text.startsWith('readonly ') || text.startsWith('ReadonlyArray<')) {
    const [element] = checker.getTypeArguments(type);
    return `(${shape(element, depth + 1)})[]`;
  }
  const members = checker.getPropertiesOfType(type).map((property) => {
    const optional = property.flags & ts.SymbolFlags.Optional ? '?' : '';
    return `${property.name}${optional}: ${shape(checker.getTypeOfSymbol(property), depth + 1)}`;
  });
  return `{ ${members.sort().join('; ')} }`;
}

function* catalogues() {
  for (const file of program.getSourceFiles()) {
    const path = relative(root, file.fileName);
    if (!path.startsWith('libs/') || !/events\.ts$|seals\.ts$/.test(path) || path.includes('testing'))
      continue;
    const found = [];
    const visit = (node) => {
      if (
        ts.isCallExpression(node) &&
        node.expression.getText() === 'catalogue' &&
        ts.isStringLiteral(node.arguments[0])
      )
        found.push(node);
      ts.forEachChild(node, visit);
    };
    visit(file);
    for (const call of found)
      yield { path, context: call.arguments[0].text, entries: call.arguments[1].properties };
  }
}

function events() {
  const all = [];
  for (const { path, context, entries } of catalogues())
    for (const entry of entries) {
      const definition = entry.initializer;
      const [meaning, history] = definition.arguments;
      const version = history ? Number(/version:\s*(\d+)/.exec(history.getText())?.[1]) : 1;
      all.push({
        name: `${context}.${entry.name.getText()}.v${version}`,
        meaning: meaning.text,
        shape: shape(checker.getTypeFromTypeNode(definition.typeArguments[0])),
        declaredIn: path,
      });
    }
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Shapes that a release has stored somewhere in the world: copied from events.json when a version is published. */
function releasedShapes() {
  const file = join(folder, 'released.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

const current = events();
const typeOf = ({ name }) => name.replace(/\.v\d+$/, '');
/** Where its newest version is declared, and how the older ones become it. */
const declaredIn = (older) =>
  current.find((each) => typeOf(each) === typeOf(older))?.declaredIn ?? older.declaredIn;
const names = new Map(current.map((each) => [each.name, each]));
const problems = [];
for (const before of releasedShapes()) {
  const now = names.get(before.name);
  if (now === undefined)
    current.push({
      ...before,
      meaning: `${before.meaning} (stored shape of an earlier version)`,
      declaredIn: declaredIn(before),
    });
  else if (now.shape !== before.shape)
    problems.push(
      `${before.name} changed its stored shape: declare a new version with an upcast\n  was ${before.shape}\n  is  ${now.shape}`,
    );
}

const json = `${JSON.stringify(current, null, 2)}\n`;
const rows = current.map((each) => `| \`${each.name}\` | ${each.meaning} | ${each.declaredIn} |`);
const markdown = `# Events\n\nGenerated by \`npm run generate\`; the shapes are in events.json.\n\n| stored name | meaning | declared in |\n|---|---|---|\n${rows.join('\n')}\n`;
const files = [
  ['events.json', json],
  ['events.md', markdown],
];
mkdirSync(folder, { recursive: true });
for (const [name, text] of files) {
  const file = join(folder, name);
  if (check && (!existsSync(file) || readFileSync(file, 'utf8') !== text))
    problems.push(`docs/catalogue/${name} is out of date: npm run generate`);
  if (!check && problems.length === 0) writeFileSync(file, text);
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
