# How the scripts beside this file ask Qdrant: the image has bash and tar, and neither curl nor jq.
# shellcheck shell=bash
# shellcheck disable=SC2034 # of whoever includes this file
snapshots=/qdrant/snapshots
settings=/qdrant/config/local.yaml
port=6333

stop_here() {
  echo "$1" >&2
  exit 1
}

# What JSON means by the inner part of a text; an API key is a line of printable ASCII, so only two characters are escaped.
unescaped() {
  local text=$1 plain=
  while [[ $text == *\\* ]]; do
    plain+=${text%%\\*}
    text=${text#*\\}
    plain+=${text:0:1}
    text=${text:1}
  done
  printf '%s' "$plain$text"
}

# The key comes from the file that Qdrant itself reads, where it stands as JSON writes a text, and is an argument of no program.
key=
api_key='api_key: *"((\\.|[^"\])*)"'
if [[ -r $settings && $(<"$settings") =~ $api_key ]]; then key=$(unescaped "${BASH_REMATCH[1]}"); fi

bytes_of() {
  local LC_ALL=C
  echo "${#1}"
}

# Asks METHOD PATH [BODY], and prints the body of an answer that is good.
ask() {
  local method=$1 path=$2 body=${3:-} status line answer qdrant
  exec {qdrant}<>"/dev/tcp/127.0.0.1/$port"
  printf '%s %s HTTP/1.0\r\napi-key: %s\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s' \
    "$method" "$path" "$key" "$(bytes_of "$body")" "$body" >&"$qdrant"
  read -r _ status _ <&"$qdrant"
  while read -r line <&"$qdrant" && [[ $line != $'\r' ]]; do :; done
  answer=$(cat <&"$qdrant")
  exec {qdrant}>&-
  [[ $status == 200 ]] || stop_here "Qdrant answers $method $path with ${status:-nothing}: $answer"
  printf '%s' "$answer"
}

# The texts that JSON has under a name, a line each. No name in Qdrant holds a quotation mark or a backslash.
texts_in() {
  local json=$1 pattern="\"$2\": ?\"([^\"]*)\""
  while [[ $json =~ $pattern ]]; do
    printf '%s\n' "${BASH_REMATCH[1]}"
    json=${json#*"${BASH_REMATCH[0]}"}
  done
}

# A name as a part of an address.
encoded() {
  local LC_ALL=C text=$1 index byte number
  for ((index = 0; index < ${#text}; index++)); do
    byte=${text:index:1}
    case $byte in
      [A-Za-z0-9._~-]) printf '%s' "$byte" ;;
      *) printf -v number '%d' "'$byte" && printf '%%%02X' "$((number & 255))" ;;
    esac
  done
}
