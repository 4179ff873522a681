# shellcheck shell=bash
# What backup, restore and offsite share: one of them at a time, and none beside a deployment.

here=$(dirname "$(readlink --canonicalize "$0")")
plan=$here/backup.json
folder=$(jq --raw-output .folder "$plan")

say() { printf '%s\n' "$*"; }
stop_here() { say "$*" >&2; exit 1; }

# The elements of a list of the plan, one argument each, whatever characters they hold.
list() { jq --join-output "$1 | .[] + \"\\u0000\"" "$plan"; }
field() { jq --raw-output "$1" "$plan"; }

# Who deploys at this moment, by the lease that docker-stack's lock.py keeps; nothing where that is who started this program.
deployment() {
  local lease
  lease=$(field .deployment)
  [[ -s $lease ]] || return 0
  flock --shared "$lease" jq --raw-output 'select(.until > now and .lease != (env.DEPLOYMENT_LEASE // ""))
    | "a deployment runs since \(.since | todate) (process \(.holder | split(" ")[1]) on \(.holder | split(" ")[0])), until \(.until | todate) at most"' "$lease"
}

# usage: hold WHAT SECONDS    takes the lock of the sets, and waits so long for a deployment to end. Only root writes to their
# folder, so nobody else can hold or plant it. A deployment looks at it in the same way, each after it has taken its own.
hold() {
  local running told=
  exec 9>>"$folder/.lock"
  while true; do
    flock --timeout 1 9 || stop_here "not started: $(<"$folder/.lock")"
    running=$(deployment)
    [[ -n $running ]] || break
    # It may be a restore, which needs this lock.
    flock --unlock 9
    [[ $SECONDS -lt $2 ]] || stop_here "not started: $running"
    [[ -n $told ]] || say "waiting: $running"
    told=yes
    sleep 5
  done
  printf '%s since %s (process %s)\n' "$1" "$(date --utc +%Y-%m-%dT%H:%M:%SZ)" "$$" >"$folder/.lock"
}

# A host that was given data of another environment does nothing by itself that only that one may do, as long as this file is there.
secluded=$(jq --raw-output '.secluded // ""' "$plan")
is_secluded() { [[ -n $secluded && -e $secluded ]]; }
