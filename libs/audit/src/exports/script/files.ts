import { shell } from './shell.js';

/** That the files are those that SHA256SUMS names, and no others. */
export const filesPart = shell`covered=(HOW-TO-VERIFY.txt case.html events.ndjson key.pem opened.ndjson verify.sh vkey)

check_files() {
  local name known each
  shopt -s nullglob dotglob
  for name in *; do
    known=no
    for each in "\${covered[@]}" SHA256SUMS checkpoint proofs; do [[ $name == "$each" ]] && known=yes; done
    [[ $known == yes ]] || wrong "$name does not belong to the package"
  done
  slurp SHA256SUMS || return
  local listed=$text wanted= line
  for name in "\${covered[@]}"; do
    if [[ ! -f $name ]]; then
      wrong "$name is missing"
      continue
    fi
    line=$(sha256sum -- "$name")
    wanted+="\${line:0:64}  $name$lf"
    [[ $listed == *"\${line:0:64}  $name$lf"* ]] || wrong "$name is not the file that SHA256SUMS names: it was changed"
  done
  [[ $listed == "$wanted" ]] || wrong 'SHA256SUMS does not list the files as they are'
}`;
