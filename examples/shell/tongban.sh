#!/bin/sh
# A complete client of Tongban with curl and openssl (3.0 or newer): registers in a sandbox, submits, uploads, follows,
# verifies, acknowledges.
#
#     sh tongban.sh --key key.pem        (TONGBAN_URL: the broker, http://127.0.0.1:8787 unless set)
#
# POSIX sh has no JSON: a value is taken by its name where the answer has it once. A program of yours uses a parser.
set -eu

url=${TONGBAN_URL:-http://127.0.0.1:8787}
url=${url%/}
[ "${1:-}" = --key ] && [ -n "${2:-}" ] || { echo "usage: sh tongban.sh --key FILE" >&2; exit 2; }
key=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

die() { echo "$1" >&2; exit 1; }
# The text value of a member, of its first appearance on standard input.
member() { tr -d '\n' | grep -o "\"$1\": *\"[^\"]*\"" | head -n 1 | sed 's/^"[^"]*": *"//; s/"$//'; }
base64_line() { openssl base64 -A; }

# call METHOD PATH [BODY-FILE] [IDEMPOTENCY-KEY]: one request signed by RFC 9421; the answer goes to standard output.
call() {
  method=$1 target=$url$2 body=${3:-} command=${4:-}
  set -- # the header fields, for curl
  names='"@method" "@target-uri"'
  base="\"@method\": $method
\"@target-uri\": $target"
  if [ -n "$body" ]; then
    digest="sha-256=:$(openssl dgst -sha256 -binary "$body" | base64_line):"
    names="$names \"content-digest\" \"content-type\""
    base="$base
\"content-digest\": $digest
\"content-type\": application/json"
    set -- -H "content-digest: $digest" -H "content-type: application/json" --data-binary "@$body"
  fi
  if [ -n "$command" ]; then
    names="$names \"idempotency-key\""
    base="$base
\"idempotency-key\": $command"
    set -- "$@" -H "idempotency-key: $command"
  fi
  params="($names);created=$(date +%s);keyid=\"$key_id\";alg=\"ed25519\";nonce=\"$(openssl rand -hex 16)\";tag=\"tongban\""
  # "@signature-params" is the last line, and no line feed follows it.
  printf '%s\n"@signature-params": %s' "$base" "$params" >"$work/base"
  signature=$(openssl pkeyutl -sign -rawin -inkey "$key" -in "$work/base" | base64_line)
  status=$(curl -sS -m 40 -o "$work/answer" -w '%{http_code}' -X "$method" "$@" \
    -H "signature-input: sig=$params" -H "signature: sig=:$signature:" "$target")
  case $status in
  2*) cat "$work/answer" ;;
  # RFC 9457: `code` says what is wrong, `detail` how to mend it.
  *) cat "$work/answer" >&2; die " $method $target: $status" ;;
  esac
}

# verify_webhook ID TIMESTAMP SIGNATURES BODY-FILE SECRET NOW: whether a delivery is genuine (Standard Webhooks).
verify_webhook() {
  age=$(($6 - $2))
  [ "$age" -le 300 ] && [ "$age" -ge -300 ] || return 1
  secret_hex=$(printf '%s' "${5#whsec_}" | openssl base64 -d -A | od -An -tx1 | tr -d ' \n')
  mac=$({ printf '%s.%s.' "$1" "$2"; cat "$4"; } |
    openssl dgst -sha256 -mac HMAC -macopt "hexkey:$secret_hex" -binary | base64_line)
  # While one secret replaces another there are several signatures, with blanks between.
  for given in $3; do [ "$given" = "v1,$mac" ] && return 0; done
  return 1
}

[ -f "$key" ] || (umask 077 && openssl genpkey -algorithm ed25519 -out "$key")
# A line feed within JSON is \n.
public=$(openssl pkey -in "$key" -pubout | awk '{ printf "%s\\n", $0 }')
printf '{"name":"Shell example","publicKeyPem":"%s"}' "$public" >"$work/registration"
curl -sS -f -m 40 -H "content-type: application/json" --data-binary "@$work/registration" \
  "$url/sandbox/v1/partners" >"$work/registered" || die "the broker at $url is no sandbox that can be registered in"
key_id=$(member keyId <"$work/registered")
echo "registered $(member partnerId <"$work/registered")"

# The first sample application: from its name to where its files begin. An externalRef of one's own names it for ever.
tr -d "\n" <"$work/registered" | awk -v application_file="$work/cut" -v files_file="$work/files" '{
  application = $0; sub(/.*"matters": *\[/, "", application)
  start = index(application, "\"application\":") + 14
  application = substr(application, start)
  end = index(application, ",\"files\":")
  files = substr(application, end); application = substr(application, 1, end - 1)
  print application >application_file
  # Its files end where the next matter begins.
  next_matter = index(files, "\"matter\":"); if (next_matter) files = substr(files, 1, next_matter - 1)
  print files >files_file
}'
sed "s/\"externalRef\": *\"[^\"]*\"/\"externalRef\":\"shell-$(openssl rand -hex 8)\"/" "$work/cut" >"$work/application"
call POST /v1/cases "$work/application" >"$work/case"
case_id=$(member caseId <"$work/case")
echo "submitted $case_id"

grep -o '"base64": *"[^"]*"' "$work/files" | sed 's/^"base64": *"//; s/"$//' >"$work/contents"
while read -r content; do
  printf '%s' "$content" | openssl base64 -d -A >"$work/file"
  sha256=$(openssl dgst -sha256 -r "$work/file" | cut -d ' ' -f 1)
  if ! (call POST "/v1/cases/$case_id/materials/$sha256/upload" >"$work/upload" 2>"$work/problem"); then
    # Files come before the decision; a sandbox's window waits a minute for them.
    grep -q '"code":"upload-closed"' "$work/problem" || { cat "$work/problem" >&2; exit 1; }
    echo "decided before the upload of $sha256"
    continue
  fi
  address=$(member url <"$work/upload")
  if [ -n "$address" ]; then # without an address it is there already
    set --
    tr -d '\n' <"$work/upload" | sed 's/.*"headers": *{//; s/}.*//' | tr ',' '\n' |
      sed 's/^ *"\([^"]*\)": *"\(.*\)"$/header = "\1: \2"/' >"$work/headers"
    curl -sS -f -m 60 -o "$work/sent" -X PUT --config "$work/headers" --data-binary "@$work/file" "$address"
  fi
  echo "uploaded $sha256"
done <"$work/contents"

# The feed until the case is granted; keep the cursor in a database, and go on from it.
query=wait=20 granted=
for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do
  call GET "/v1/events?$query" >"$work/page"
  # One event a line; the cursor is the page's last member of that name.
  tr -d '\n' <"$work/page" | sed 's/{"specversion"/\
{"specversion"/g' | grep "\"subject\":\"$case_id\"" >"$work/events" || :
  while read -r event; do
    type=$(printf '%s' "$event" | member type)
    echo "event $type"
    case $type$event in
    cn.tongban.case.decided.v1*'"outcome":"granted"'*) granted=yes ;;
    esac
  done <"$work/events"
  [ -z "$granted" ] || break
  cursor=$(tr -d '\n' <"$work/page" | grep -o '"cursor":"[^"]*"' | tail -n 1 | cut -d '"' -f 4)
  query="after=$cursor&wait=20"
done
[ -n "$granted" ] || die "the case was not granted"

# The example of the Standard Webhooks specification.
printf '{"test": 2432232314}' >"$work/delivery"
printf '{"test": 2432232315}' >"$work/forged"
secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
given='v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
verify_webhook msg_p5jXN8AQM9LWM0D4loKWxJek 1614265330 "$given" "$work/delivery" "$secret" 1614265330 ||
  die "a genuine webhook was refused"
! verify_webhook msg_p5jXN8AQM9LWM0D4loKWxJek 1614265330 "$given" "$work/forged" "$secret" 1614265330 ||
  die "a forged webhook was taken"
echo "verified webhook"

call POST "/v1/cases/$case_id/acknowledge" "" "$(openssl rand -hex 16)" >"$work/closed"
echo "acknowledged $case_id $(member status <"$work/closed")"
