import { shell } from './shell.js';

/** That each event follows the one before it in its stream. */
export const eventsPart = shell`lines=() hashes=() streams=() revisions=()
declare -A line_of_event=()
hashed_only=0

check_events() {
  local at line tail id prev=()
  mapfile -t lines < events.ndjson
  local count=\${#lines[@]}
  mkdir "$work/events"
  declare -A revision_of=() hash_of=()
  for ((at = 0; at < count; at++)); do printf '%s' "\${lines[at]}" > "$work/events/$at"; done
  sum_all "$work/events" "$count"
  hashes=("\${sums[@]}")
  for ((at = 0; at < count; at++)); do
    line=\${lines[at]}
    if [[ \${line:0:9} == '{"hash":"' ]]; then
      if [[ ! $line =~ ^\{\"hash\":\"([0-9a-f]{64})\",\"revision\":(0|[1-9][0-9]{0,15}),\"stream\":\"([^\"\\]+)\"\}$ ]]; then
        wrong "events.ndjson, line $((at + 1)): no event, and no hash of one"
        continue
      fi
      hashes[at]=\${BASH_REMATCH[1]} revisions[at]=\${BASH_REMATCH[2]} streams[at]=\${BASH_REMATCH[3]} prev[at]=
      hashed_only=$((hashed_only + 1))
    else
      tail=$line
      ((\${#line} > 1000)) && tail=\${line: -1000}
      if [[ \${line:0:8} != '{"data":' || ! $tail =~ ,\"prevHash\":\"([0-9a-f]{64})\",\"revision\":(0|[1-9][0-9]{0,15}),\"stream\":\"([^\"\\]+)\",\"type\":\"([^\"\\]+)\"\}$ ]]; then
        wrong "events.ndjson, line $((at + 1)): no event, and no hash of one"
        continue
      fi
      prev[at]=\${BASH_REMATCH[1]} revisions[at]=\${BASH_REMATCH[2]} streams[at]=\${BASH_REMATCH[3]}
      id=\${line%'","metadata":{'*}
      id=\${id##*',"id":"'}
      line_of_event[$id]=$at
    fi
    local stream=\${streams[at]} revision=\${revisions[at]}
    local where="events.ndjson, line $((at + 1)), $stream at revision $revision"
    if [[ $revision != "\${revision_of[$stream]:-0}" ]]; then
      wrong "$where: the event before it in its stream is missing"
    elif [[ -n \${prev[at]} && \${prev[at]} != "\${hash_of[$stream]:-0000000000000000000000000000000000000000000000000000000000000000}" ]]; then
      wrong "$where: it does not follow the event before it in its stream; one of the two was changed"
    fi
    revision_of[$stream]=$((revision + 1))
    hash_of[$stream]=\${hashes[at]}
  done
}`;
