#!/usr/bin/env bash
# Whether LibreOffice Calc leaves our CSV for spreadsheets as it is: opened as it opens any file, and with everything told
# apart that it can (a locale, special numbers), saved as .xlsx and .ods and written as CSV again, no cell is a formula and
# every text is what it was, once our apostrophe is taken away. What the guard leaves alone is tried at random, too. Needs
# soffice (Debian: libreoffice-calc-nogui), unzip or python3 and a build, so it is not part of the checks.
#   npm run build && bash test/outside/spreadsheet.sh
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/csv.mjs" <<'JS'
import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [, , root, verb, file, kind] = process.argv;
const lib = (name) => import(join(root, 'dist', 'libs', 'audit', 'src', 'csv', name));
const [{ csvRecord }, { guarded, unguarded }] = await Promise.all([lib('csv.js'), lib('guard.js')]);
const { parse } = createRequire(join(root, 'package.json'))('csv-parse/sync');

const unseen = ['', ' ', '\t', '\n', '\u00a0', '\u200b', '\u2060', '\ufeff', '\u00ad', '\u3000', '\u200e'];
const runs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−', "'", "'="];
const like = `0012345|02134|1E5|12E45|1e5|12 E 45|5e0+|1.50|1,000|12345678901234567890|123456789012|2026-05-01|5/1/2026|1-2|10:30|
9 am|5:PM|12.am|2026-05-01T17:00:00.000Z|MAR1|1 May 2026|5%|$5|(5)|TRUE|false|０２|½|٣|=HYPERLINK("http://x";"y")|@SUM(1;2)|
B19900001|R001C1|1A2|#N/A|#REF!|{1}|27|0|12345678901|O’Neil|27 Main St`.replaceAll('\n', '').split('|');
const units = `0|1|2|5|9|12|31|2026|E|e|E-|.|,|:|/|-| |$|€|%|(|)|T|Z|am|PM|Jan|may|Dec|mon|h|#|_|½|true|°|年|\u00a0|\u202f|\t|２|٣|st|+`.split('|');
const atRandom = () => Array.from({ length: 1 + randomInt(6) }, () => units[randomInt(units.length)]).join('');

if (verb === 'write') {
  const known = [...unseen.flatMap((each) => runs.map((begin) => `${each}${begin}1+1`)), ...like];
  const left = Array.from({ length: 20_000 }, atRandom).filter((each) => guarded(each) === each);
  const texts = [...new Set([...known, ...left])];
  writeFileSync(`${file}.json`, JSON.stringify(texts));
  writeFileSync(`${file}.csv`, `\ufeff${texts.map((each, n) => csvRecord([`row ${n}`, each], 'spreadsheet')).join('')}`);
} else {
  const texts = JSON.parse(readFileSync(join(file, '..', 'texts.json'), 'utf8'));
  const back = new Map(parse(readFileSync(file), { bom: true, relax_column_count: true }));
  // LibreOffice 7.4 leaves tabs out when it writes .ods, whatever they came from.
  const kept = (text) => (kind === 'ods' ? text.replaceAll('\t', '') : text);
  const wrong = texts.flatMap((each, n) => {
    const found = unguarded(back.get(`row ${n}`) ?? '(no such row)');
    return kept(found) === kept(each) ? [] : [`${JSON.stringify(each)} became ${JSON.stringify(found)}`];
  });
  console.log(`${texts.length} texts, ${wrong.length} changed`);
  for (const each of wrong.slice(0, 20)) console.log(`  ${each}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
JS
convert() { # TO FILE FOLDER [INFILTER]
  soffice "-env:UserInstallation=file://$work/profile" --headless ${4:+"--infilter=$4"} --convert-to "$1" --outdir "$3" "$2" > "$work/log" 2>&1 ||
    { cat "$work/log" >&2; exit 1; }
}
inside() { unzip -p "$1" "$2" 2>/dev/null || python3 -c 'import sys,zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' "$1" "$2"; }

node "$work/csv.mjs" "$here" write "$work/texts"
for how in 'as any file|CSV:44,34,76,1' 'with special numbers, in American English|CSV:44,34,76,1,,1033,false,true' \
  'with special numbers, in Spanish|CSV:44,34,76,1,,1034,false,true'; do
  for kind in xlsx ods; do
    echo "Opened ${how%%|*}, kept as .$kind:"
    folder="$work/out"
    rm -rf "$folder" && mkdir "$folder"
    cp "$work/texts.json" "$folder"
    convert "$kind" "$work/texts.csv" "$folder" "${how##*|}"
    part=$([ "$kind" = ods ] && echo content.xml || echo xl/worksheets/sheet1.xml)
    inside "$folder/texts.$kind" "$part" > "$folder/cells.xml"
    [ -s "$folder/cells.xml" ] || { echo "no cells in $part" >&2; exit 1; }
    if grep -qE '<f[ >]|table:formula=' "$folder/cells.xml"; then echo '  a cell is a formula' >&2; exit 1; fi
    convert 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false' "$folder/texts.$kind" "$folder"
    node "$work/csv.mjs" "$here" read "$folder/texts.csv" "$kind" | sed 's/^/  /'
  done
done
echo 'LibreOffice ran and changed nothing.'
