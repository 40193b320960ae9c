import { shell } from './shell.js';

/** In this order, and what it came to. */
export const endPart = shell`check_files
check_checkpoint
if [[ -f events.ndjson && -f opened.ndjson && -d proofs ]]; then
  check_events
  check_prepared
  if [[ -n $size && -n $root ]]; then check_proofs; fi
  check_opened
fi

[[ -n $fingerprint ]] && printf 'Key (SHA-256 of its DER form): %s\n' "$fingerprint"
if ((faults > 0)); then
  ((faults > 20)) && printf '… and %s more\n' $((faults - 20))
  printf 'NOT CONSISTENT: %s faults. Something in this package was changed after it was made.\n' "$faults"
  exit 1
fi
printf '%s events, %s of them as their hash alone; %s values opened; ledger %s, %s events at its checkpoint\n' \
  "\${#lines[@]}" "$hashed_only" "$opened" "$origin" "$size"
if [[ -n $key_given ]]; then
  printf 'CONSISTENT and AUTHENTIC by the key that you gave.\n'
else
  printf 'CONSISTENT. Authentic if the key is the agency'"'"'s: compare the line "Key" with what the agency publishes,\n'
  printf 'or run bash verify.sh KEY_FILE with its key. See HOW-TO-VERIFY.txt.\n'
fi`;
