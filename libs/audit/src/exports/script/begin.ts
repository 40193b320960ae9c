import { shell } from './shell.js';

/** How it is used, what it needs, and what its parts share. */
export const beginPart = shell`#!/usr/bin/env bash
# Checks an export of Caseledger: bash verify.sh [--package FOLDER] [KEY_FILE]
# Needs bash, the GNU core utilities and openssl 3 or newer, and nothing but the files beside it.
# FOLDER: where another package was unpacked; for whoever does not trust the script that came with it.
# KEY_FILE: the agency's public key (PEM), which you have from somebody else than whoever gave you this package.
# Ends with 0 where everything agrees, 1 where something was changed, 2 where it cannot check.
set -u
export LC_ALL=C
unset -v BASH_ENV ENV
lf=$'\n'
faults=0

wrong() {
  faults=$((faults + 1))
  if ((faults <= 20)); then printf 'WRONG: %s\n' "$1"; fi
}
cannot() {
  printf 'CANNOT CHECK: %s\n' "$1" >&2
  exit 2
}

((BASH_VERSINFO[0] >= 4)) || cannot 'bash 4 or newer is needed'
for tool in sha256sum base64 basenc split tail head cat mktemp rm openssl; do
  command -v "$tool" > /dev/null || cannot "$tool is not installed"
done
[[ $(openssl version) == 'OpenSSL '[3-9]* ]] || cannot 'openssl 3 or newer is needed'
folder=$(dirname -- "\${BASH_SOURCE[0]}")
if [[ \${1:-} == --package ]]; then
  folder=\${2:?name a folder}
  shift 2
fi
(($# <= 1)) || cannot 'name one key file, or none'
key_given=\${1:-}
if [[ -n $key_given ]]; then
  [[ -r $key_given ]] || cannot "$key_given cannot be read"
  [[ $key_given == /* ]] || key_given=$PWD/$key_given
fi
cd -- "$folder" || cannot 'the package is not there'
work=$(mktemp -d) || cannot 'no temporary folder can be made'
trap 'rm -rf -- "$work"' EXIT

# The whole of a file, its last line ends included, into $text.
text=
slurp() {
  text=
  if [[ ! -f $1 ]]; then
    wrong "$1 is missing"
    return 1
  fi
  IFS= read -r -d '' text < "$1"
  return 0
}

# SHA-256, in lower-case hex, of files that are named by numbers, into the array $sums.
sums=()
sum_all() { # folder, how many
  local from at line all=()
  sums=()
  for ((from = 0; from < $2; from += 2000)); do
    all=()
    for ((at = from; at < $2 && at < from + 2000; at++)); do all+=("$1/$at"); done
    while IFS= read -r line; do sums+=("\${line:0:64}"); done < <(sha256sum -- "\${all[@]}")
  done
}`;
