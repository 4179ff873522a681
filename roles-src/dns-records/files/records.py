"""Asks name servers for the records of the sites, and says which are missing or lead elsewhere.

usage: python3 records.py PLAN      PLAN is JSON; prints {"problems": [], "unknown": []}
"""

import ipaddress
import json
import os
import socket
import struct
import subprocess
import sys

TIMEOUT = 3
A, AAAA = 1, 28
NO_ERROR, NAME_ERROR = 0, 3
# Networks whose addresses mean something on the spot only: the world cannot tell a host by them.
LOCAL = [
    ipaddress.ip_network(network)
    for network in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8")
]


class Silent(Exception):
    """No name server gave an answer that counts."""


def question(name, kind):
    labels = b"".join(bytes([len(label)]) + label for label in name.encode("idna").split(b"."))
    number = os.urandom(2)
    return number, number + struct.pack(">HHHHH", 0x0100, 1, 0, 0, 0) + labels + b"\0" + struct.pack(">HH", kind, 1)


def skip_name(message, at):
    while message[at]:
        if message[at] & 0xC0:
            return at + 2
        at += 1 + message[at]
    return at + 1


def addresses_in(message, kind):
    """The addresses among the answers; those of an alias are there too."""
    questions, answers = struct.unpack(">HH", message[4:8])
    at = 12
    for _ in range(questions):
        at = skip_name(message, at) + 4
    for _ in range(answers):
        at = skip_name(message, at)
        found, _, _, length = struct.unpack(">HHIH", message[at : at + 10])
        at += 10
        if found == kind:
            yield ipaddress.ip_address(message[at : at + length])
        at += length


def ask_one(server, name, kind):
    number, message = question(name, kind)
    address, _, port = server.partition("#")
    family, *_, target = socket.getaddrinfo(address, int(port or 53), type=socket.SOCK_DGRAM)[0]
    with socket.socket(family, socket.SOCK_DGRAM) as connection:
        connection.settimeout(TIMEOUT)
        connection.connect(target)
        connection.send(message)
        answer = connection.recv(4096)
    code = answer[3] & 0x0F
    if answer[:2] != number or code not in (NO_ERROR, NAME_ERROR):
        raise Silent(f"'{server}' answers with error {code}")
    return [] if code == NAME_ERROR else sorted(addresses_in(answer, kind))


def ask(servers, name, kind):
    reasons = []
    for server in servers:
        for _ in range(2):
            try:
                return ask_one(server, name, kind)
            except (OSError, ValueError, Silent, IndexError, struct.error) as reason:
                reasons.append(str(reason) if isinstance(reason, Silent) else f"'{server}': {reason}")
    raise Silent(", ".join(dict.fromkeys(reasons)) or "no name server is known")


def servers_of_host():
    with open("/etc/resolv.conf") as lines:
        words = [line.split() for line in lines]
    return [line[1] for line in words if len(line) > 1 and line[0] == "nameserver"]


def addresses_of_host():
    shown = subprocess.run(["ip", "-json", "address"], capture_output=True, text=True, check=True).stdout
    return {ipaddress.ip_address(one["local"]) for link in json.loads(shown) for one in link["addr_info"]}


def is_local(address):
    return any(address in network for network in LOCAL if network.version == address.version)


def given_addresses(plan, servers):
    """What the inventory says of the host: an address, or a name that leads to one."""
    found = set()
    for given in plan["addresses"]:
        try:
            found.add(ipaddress.ip_address(given))
        except ValueError:
            try:
                found.update(ask(servers, given, A) + (ask(servers, given, AAAA) if plan["ipv6"] else []))
            except (Silent, UnicodeError):
                continue
    return found


def named(addresses):
    return " or ".join(str(address) for address in sorted(addresses))


def problems_of(name, plan, servers, given, own):
    found = ask(servers, name, A)
    wanted = {address for address in given | own if address.version == 4}
    usable = {address for address in wanted if not (plan["public"] and is_local(address))}
    aim = named({address for address in given if address in usable} or usable) or "the host's public address"
    if not found:
        yield f"'{name}' has no A record: add one that leads to {aim}."
    if plan["anywhere"]:
        return
    strays = [address for address in found if address not in wanted]
    if usable and strays:
        yield f"The A record of '{name}' leads to {named(strays)}, which is not this host: let it lead to {aim}."
    for address in ask(servers, name, AAAA):
        if plan["ipv6"] and address in given | own:
            continue
        if address in own:
            yield f"The AAAA record of '{name}' leads to {address}, and the sites of this host answer over IPv4 alone: remove it."
        elif address not in given:
            yield f"The AAAA record of '{name}' leads to {address}, which is not this host: remove it."


def main():
    plan = json.loads(sys.argv[1])
    servers = plan["resolvers"] or servers_of_host()
    report = {"problems": [], "unknown": []}
    own = addresses_of_host()
    given = given_addresses(plan, servers)
    for name in plan["names"]:
        try:
            report["problems"] += problems_of(name, plan, servers, given, own)
        except (Silent, UnicodeError) as reason:
            report["unknown"].append(f"'{name}': {reason}")
    print(json.dumps(report))


if __name__ == "__main__":
    main()
