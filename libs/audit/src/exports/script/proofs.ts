import { shell } from './shell.js';

/** That each event stands in the ledger, all of them level by level: few programs are started. */
export const proofsPart = shell`# Every event's place in the ledger's tree (RFC 6962), all of them one level after the other: so few programs are started.
check_proofs() {
  local count=\${#lines[@]} at name named
  local files=() titles=()
  for ((at = 0; at < count; at++)); do
    printf -v name 'proofs/%06d.tlog-proof' $((at + 1))
    files+=("$name") titles+=("$name (events.ndjson, line $((at + 1)))")
  done
  files+=(proofs/prepared.tlog-proof) titles+=('proofs/prepared.tlog-proof (proofs/prepared.json)')
  hashes[count]=$prepared_hash
  count=$((count + 1))
  for name in proofs/*; do
    named=\${name#proofs/}
    [[ $named == prepared.json || $named == prepared.tlog-proof ]] && continue
    [[ $named =~ ^[0-9]{6}\.tlog-proof$ ]] && ((10#\${named:0:6} >= 1 && 10#\${named:0:6} < count)) && continue
    wrong "$name does not belong to the package"
  done

  # What they say: place, and hashes of the neighbours on the way up, each different one once.
  local index=() first=() length=() good=() wanted=() of=()
  declare -A known=()
  local before=-1 lines_of=() each body
  for ((at = 0; at < count; at++)); do
    good[at]=no length[at]=0
    slurp "\${files[at]}" || continue
    body=\${text%"$lf$lf$note"}
    mapfile -t lines_of <<< "$body"
    if [[ $body$lf$lf$note != "$text" || \${lines_of[0]} != 'c2sp.org/tlog-proof@v1' || ! \${lines_of[1]:-} =~ ^index\ (0|[1-9][0-9]{0,15})$ ]]; then
      wrong "\${titles[at]}: no proof under the checkpoint of this package"
      continue
    fi
    index[at]=\${BASH_REMATCH[1]} first[at]=\${#of[@]} good[at]=yes
    if ((index[at] <= before)); then wrong "\${titles[at]}: out of the ledger's order"; fi
    before=\${index[at]}
    for each in "\${lines_of[@]:2}"; do
      if [[ ! $each =~ $base64_32 ]]; then
        wrong "\${titles[at]}: a hash does not read as one"
        good[at]=no
        break
      fi
      if [[ -z \${known[$each]:-} ]]; then
        known[$each]=\${#wanted[@]}
        wanted+=("$each")
      fi
      of+=("\${known[$each]}")
      length[at]=$((length[at] + 1))
    done
  done
  local plain=()
  if ((\${#wanted[@]} > 0)); then
    mapfile -t plain < <(printf '%s\n' "\${wanted[@]}" | base64 -d | basenc --base16 -w 64)
    ((\${#plain[@]} == \${#wanted[@]})) || cannot 'base64 of this machine does not read several texts in a row'
  fi

  # Leaves: SHA-256 of a zero byte and the 64 characters of the event's hash.
  local node=() place=() last=()
  mkdir "$work/leaves"
  for ((at = 0; at < count; at++)); do printf '\0%s' "\${hashes[at]:-}" > "$work/leaves/$at"; done
  sum_all "$work/leaves" "$count"
  for ((at = 0; at < count; at++)); do
    node[at]=\${sums[at]^^} place[at]=\${index[at]:-0} last[at]=$((size - 1))
    if ((place[at] >= size)); then wrong "\${titles[at]}: behind the end of the checkpoint's tree"; good[at]=no; fi
  done

  local level=0 more=yes pair pairs=() pending=()
  declare -A hash_of_pair=() new=()
  while [[ $more == yes ]]; do
    more=no pairs=() pending=() new=()
    for ((at = 0; at < count; at++)); do
      [[ \${good[at]} == yes ]] && ((level < length[at])) || continue
      more=yes
      if ((last[at] == 0)); then
        wrong "\${titles[at]}: longer than the tree is high"
        good[at]=no
        continue
      fi
      each=\${plain[of[first[at] + level]]}
      if ((place[at] % 2 == 1 || place[at] == last[at])); then
        pair=$each\${node[at]}
        while ((place[at] % 2 == 0 && place[at] != 0)); do place[at]=$((place[at] >> 1)) last[at]=$((last[at] >> 1)); done
      else
        pair=\${node[at]}$each
      fi
      place[at]=$((place[at] >> 1)) last[at]=$((last[at] >> 1))
      pending[at]=$pair
      if [[ -z \${hash_of_pair[$pair]:-} && -z \${new[$pair]:-} ]]; then
        new[$pair]=1
        pairs+=("$pair")
      fi
    done
    if ((\${#pairs[@]} > 0)); then
      rm -rf -- "$work/nodes"
      mkdir "$work/nodes"
      printf '01%s\n' "\${pairs[@]}" | basenc --base16 -d | split -b 65 -a 7 -d - "$work/nodes/"
      local number=0 line
      while IFS= read -r line; do
        hash_of_pair[\${pairs[number]}]=\${line^^}
        number=$((number + 1))
      done < <(shopt -s nullglob; files=("$work/nodes"/*); for ((at = 0; at < \${#files[@]}; at += 2000)); do sha256sum -- "\${files[@]:at:2000}"; done | while IFS= read -r line; do printf '%s\n' "\${line:0:64}"; done)
    fi
    for at in "\${!pending[@]}"; do node[at]=\${hash_of_pair[\${pending[at]}]}; done
    level=$((level + 1))
  done
  for ((at = 0; at < count; at++)); do
    [[ \${good[at]} == yes ]] || continue
    ((last[at] == 0)) && [[ \${node[at]} == "$root" ]] ||
      wrong "\${titles[at]}: this event is not in the ledger at that place; the event or its proof was changed"
  done
}`;
