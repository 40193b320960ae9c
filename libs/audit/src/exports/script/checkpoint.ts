import { shell } from './shell.js';

/** That the checkpoint was signed with the key. */
export const checkpointPart = shell`note= origin= size= root=
fingerprint=

base64_32='^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$'

check_checkpoint() {
  local key=key.pem der line name signature rest
  slurp checkpoint || return
  note=$text
  rest=\${note%%"$lf$lf"*}
  [[ $rest != "$note" ]] || { wrong 'checkpoint is no signed note'; return; }
  local signed=$rest$lf signers=\${note#"$rest$lf$lf"}
  local lines=()
  mapfile -t lines <<< "$rest"
  if ((\${#lines[@]} != 3)) || [[ ! \${lines[0]} =~ ^[^[:space:]+]+/[^[:space:]+/]+/main$ ]] ||
    [[ ! \${lines[1]} =~ ^(0|[1-9][0-9]{0,15})$ ]] || [[ ! \${lines[2]} =~ $base64_32 ]]; then
    wrong 'checkpoint does not read as one'
    return
  fi
  origin=\${lines[0]} size=\${lines[1]}
  root=$(base64 -d <<< "\${lines[2]}" | basenc --base16 -w 0)
  if [[ -n $key_given ]]; then key=$key_given; fi
  if ! openssl pkey -pubin -in "$key" -outform DER -out "$work/key.der" 2> /dev/null; then
    wrong "$key is no public key"
    return
  fi
  der=$(basenc --base16 -w 0 < "$work/key.der")
  if ((\${#der} != 88)) || [[ $der != 302A300506032B6570032100* ]]; then
    wrong "$key is no Ed25519 key"
    return
  fi
  fingerprint=$(sha256sum < "$work/key.der")
  fingerprint=\${fingerprint:0:64}
  tail -c 32 "$work/key.der" > "$work/key.raw"
  local hash encoded
  hash=$({ printf '%s\n\001' "$origin"; cat "$work/key.raw"; } | sha256sum)
  hash=\${hash:0:8}
  if [[ -n $key_given ]]; then
    openssl pkey -pubin -in key.pem -outform DER -out "$work/own.der" 2> /dev/null
    [[ $(basenc --base16 -w 0 < "$work/own.der" 2> /dev/null) == "$der" ]] ||
      wrong 'key.pem in the package is not the key that you gave'
  fi
  encoded=$({ printf '\001'; cat "$work/key.raw"; } | base64 -w 0)
  slurp vkey && [[ $text == "$origin+$hash+$encoded$lf" ]] || wrong 'vkey does not name this key'
  local found=no
  while IFS= read -r line; do
    [[ $line =~ ^$'\xe2\x80\x94 '([^ +]+)' '([A-Za-z0-9+/]+=*)$ ]] || { wrong 'a signature in checkpoint does not read as one'; continue; }
    name=\${BASH_REMATCH[1]} signature=\${BASH_REMATCH[2]}
    [[ $name == "$origin" ]] || continue
    base64 -d <<< "$signature" > "$work/signature"
    tail -c 64 "$work/signature" > "$work/signature.raw"
    local begin
    begin=$(head -c 4 "$work/signature" | basenc --base16 -w 0)
    [[ \${begin,,} == "$hash" ]] || continue
    printf '%s' "$signed" > "$work/signed"
    if [[ $(base64 -w 0 "$work/signature") == "$signature" ]] && ((\${#signature} == 92)) &&
      openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in "$work/signed" -sigfile "$work/signature.raw" > /dev/null 2>&1; then
      found=yes
    fi
  done <<< "\${signers%"$lf"}"
  [[ $found == yes ]] || wrong 'the signature of checkpoint was not made with this key'
}`;
