import { shell } from './shell.js';

/** That plain texts are what was sealed, and where. */
export const openedPart = shell`# Where in an event the text ends that comes before a value: a JSON Pointer (RFC 6901), into $pointer.
pointer=
locate() {
  local rest=$1 depth=0 kind=() name=() string part slashes wants=no
  while [[ -n $rest ]]; do
    case \${rest:0:1} in
      '{') depth=$((depth + 1)) kind[depth]=object name[depth]= wants=yes rest=\${rest:1} ;;
      '[') depth=$((depth + 1)) kind[depth]=array name[depth]=0 wants=no rest=\${rest:1} ;;
      '}' | ']') depth=$((depth - 1)) wants=no rest=\${rest:1} ;;
      ',')
        rest=\${rest:1}
        if [[ \${kind[depth]:-} == array ]]; then name[depth]=$((name[depth] + 1)); else wants=yes; fi
        ;;
      ':') wants=no rest=\${rest:1} ;;
      '"')
        rest=\${rest:1} string=
        while :; do
          part=\${rest%%\"*}
          rest=\${rest:\${#part}+1}
          string+=$part
          slashes=\${part##*[!\\]}
          ((\${#slashes} % 2 == 1)) && [[ -n $rest ]] || break
          string+='"'
        done
        if [[ $wants == yes && \${kind[depth]:-} == object ]]; then
          string=\${string//\~/\~0}
          name[depth]=\${string//\//\~1}
        fi
        ;;
      *)
        part=\${rest%%[],\}]*}
        rest=\${rest:\${#part}}
        ;;
    esac
  done
  pointer=
  local level
  for ((level = 1; level <= depth; level++)); do pointer+=/\${name[level]}; done
}

opened=0

check_opened() {
  local at line ids=() paths=() id line_at before subject
  local all=()
  mapfile -t all < opened.ndjson
  mkdir "$work/opened"
  for ((at = 0; at < \${#all[@]}; at++)); do
    if [[ ! \${all[at]} =~ ^\{\"eventId\":\"([0-9a-f-]{36})\",\"opening\":\"([A-Za-z0-9+/]+=*)\",\"path\":\"(/[^\"\\]+)\"\}$ ]]; then
      wrong "opened.ndjson, line $((at + 1)): no opened value"
      : > "$work/opened/$at"
      continue
    fi
    ids[at]=\${BASH_REMATCH[1]} paths[at]=\${BASH_REMATCH[3]}
    base64 -d <<< "\${BASH_REMATCH[2]}" > "$work/opened/$at" 2> /dev/null
  done
  sum_all "$work/opened" "\${#all[@]}"
  for ((at = 0; at < \${#all[@]}; at++)); do
    id=\${ids[at]:-}
    [[ -n $id ]] || continue
    line_at=\${line_of_event[$id]:-}
    if [[ -z $line_at ]]; then
      wrong "opened.ndjson, line $((at + 1)): there is no event $id"
      continue
    fi
    line=\${lines[line_at]}
    before=\${line%%"\",\"d\":\"\${sums[at]}\"}"*}
    if [[ $before == "$line" || ! \${before##*'{"$sealed":"'} =~ ^[^\"\\]+\",\"c\":\"[A-Za-z0-9+/=]+$ ]]; then
      wrong "opened.ndjson, line $((at + 1)): this plain text is not what was sealed in event $id; one of the two was changed"
      continue
    fi
    subject=\${before##*'{"$sealed":"'}
    locate "\${before%"{\"\$sealed\":\"$subject"}"
    [[ $pointer == "\${paths[at]}" ]] ||
      wrong "opened.ndjson, line $((at + 1)): this plain text was sealed at $pointer of event $id, not at \${paths[at]}"
    opened=$((opened + 1))
  done
}`;
