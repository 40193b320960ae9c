import { shell } from './shell.js';

/** That the event which fixes the package names its files. */
export const preparedPart = shell`prepared_hash=

check_prepared() {
  local sum line
  slurp proofs/prepared.json || return
  if [[ $text != *"$lf" || \${text%"$lf"} == *"$lf"* ]]; then
    wrong 'proofs/prepared.json is not one event'
    return
  fi
  printf '%s' "\${text%"$lf"}" > "$work/prepared"
  line=$(sha256sum < "$work/prepared")
  prepared_hash=\${line:0:64}
  sum=$(sha256sum < SHA256SUMS)
  sum=\${sum:0:64}
  [[ \${text%"$lf"} =~ ,\"stream\":\"case-export-[^\"\\]+\",\"type\":\"case-exports.ExportPrepared.v1\"\}$ ]] ||
    wrong 'proofs/prepared.json is not the event ExportPrepared'
  [[ $text == *",\"sums\":\"$sum\"}"* ]] ||
    wrong 'proofs/prepared.json does not name this SHA256SUMS: a file of the package, SHA256SUMS or this event was changed'
  [[ $text == *"\"events\":\${#lines[@]},"* ]] || wrong 'proofs/prepared.json names another number of events'
}`;
