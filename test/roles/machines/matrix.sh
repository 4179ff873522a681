#!/usr/bin/env bash
# Two hosts, each with networks of containers as Docker lays them, on one wire with a stranger; then who reaches what.
# usage: matrix.sh FRONT.nft DATA.nft      each is what the role writes; prints a line for each pair that connects
set -euo pipefail
here="rexible-$$"
front="$here-front" data="$here-data" stranger="$here-stranger"
clean() {
  for one in $(ip netns list | cut -d' ' -f1 | grep "^$here"); do
    ip netns pids "$one" | xargs -r kill
    ip netns delete "$one"
  done
}
trap clean EXIT
on() { ip netns exec "$@"; }
# Without the second in which IPv6 asks whether somebody has an address already.
host() { ip netns add "$1"; on "$1" sysctl -qw net.ipv6.conf.default.accept_dad=0; }
machine() { # name, address on the wire, number
  host "$1"
  ip -netns "$1" link set lo up
  ip link add "w$3-$$" type veth peer name wire netns "$1"
  ip link set "w$3-$$" netns "$here-wire" && ip -netns "$here-wire" link set "w$3-$$" master wires up
  ip -netns "$1" address add "$2/24" dev wire && ip -netns "$1" link set wire up
  on "$1" sysctl -qw net.ipv4.ip_forward=1
}
container() { # host, bridge, its address, address, name
  host "$here-$5"
  ip -netns "$1" link show "$2" >/dev/null 2>&1 || { ip -netns "$1" link add "$2" type bridge; ip -netns "$1" address add "$3/24" dev "$2"; ip -netns "$1" link set "$2" up; }
  ip -netns "$1" link add "v$5" type veth peer name eth0 netns "$here-$5"
  ip -netns "$1" link set "v$5" master "$2" up
  ip -netns "$here-$5" address add "$4/24" dev eth0; ip -netns "$here-$5" link set eth0 up; ip -netns "$here-$5" route add default via "$3"
}
docker() { # host, what it publishes
  on "$1" nft -f - <<NFT
table ip nat {
  chain prerouting {
    type nat hook prerouting priority dstnat;
    $2
  }
  chain postrouting {
    type nat hook postrouting priority srcnat;
    ip saddr 172.28.0.0/16 oifname "wire" masquerade
  }
}
NFT
}
ip netns add "$here-wire"; ip -netns "$here-wire" link add wires type bridge; ip -netns "$here-wire" link set wires up
machine "$front" 192.0.2.20 1; machine "$data" 192.0.2.21 2; machine "$stranger" 192.0.2.22 3
container "$front" br-across 172.28.9.1 172.28.9.5 app
container "$front" br-sites 172.28.1.1 172.28.1.5 proxy
container "$data" br-across 172.28.9.1 172.28.9.2 database
container "$data" br-back 172.28.3.1 172.28.3.5 worker
docker "$front" ""
docker "$data" "ip daddr 192.0.2.21 tcp dport { 3306, 8428 } dnat to 172.28.9.2"
# Over IPv6 there is the stranger alone, who knows the way back.
six() { ip -netns "$1" address add "$2/64" dev "$3" nodad; }
on "$front" sysctl -qw net.ipv6.conf.all.forwarding=1
six "$front" fd00:c0::20 wire; six "$stranger" fd00:c0::22 wire
for one in app:9:br-across proxy:1:br-sites; do
  IFS=: read -r container number bridge <<<"$one"
  six "$front" "fd00:28:$number::1" "$bridge"; six "$here-$container" "fd00:28:$number::5" eth0
  ip -netns "$here-$container" route add default via "fd00:28:$number::1"
done
ip -netns "$stranger" route add fd00:28::/32 via fd00:c0::20
on "$front" nft -f "$1"; on "$data" nft -f "$2"
serve='import socket, socketserver, threading, time
class Server(socketserver.TCPServer): address_family = socket.AF_INET6
for port in (3306, 8428):
    threading.Thread(target=Server(("::", port), socketserver.BaseRequestHandler).serve_forever, daemon=True).start()
time.sleep(60)'
on "$here-database" python3 -c "$serve" & on "$stranger" python3 -c "$serve" & on "$data" python3 -c "$serve" &
sleep 0.7
ask() {
  for port in 3306 8428; do
    (on "$here-$1" timeout 1 bash -c "</dev/tcp/$2/$port" 2>/dev/null && echo "$1 reaches $3:$port") &
    asked+=($!)
  done
}
asked=()
for one in app proxy stranger; do ask "$one" 192.0.2.21 data; done
for one in app proxy database; do ask "$one" 192.0.2.22 stranger; done
for one in app proxy; do ask "$one" fd00:c0::22 "stranger over IPv6"; done
wait "${asked[@]}" || true
