"""What lets packets in: rules of the firewall, and programs of the host that listen to others."""

import pathlib
import re

import left
from entry import missing, undeclared
from run import run

OURS = " comment 'hardening'"
# Tables of nftables by whom they belong to: ours, Docker's and UFW's by way of iptables, and those of the guards and of the VPN.
TABLES = re.compile(
    r"table (inet hardening|ip6? (filter|nat|mangle|raw|security|hardening|docker\S*)|ip6? crowdsec6?|inet f2b-table|inet stack_machines|inet \S+_(machines|secluded))$"
)
# Chains into which their own rules jump.
CHAINS = re.compile(r"-j (ufw|DOCKER|f2b|ts-|CROWDSEC|crowdsec)")
PROGRAMS = {"sshd", "docker-proxy", "tailscaled", "systemd-resolve", "systemd"}


def compare(plan, seen):
    yield from rules(plan)
    yield from tables()
    yield from listeners(plan)


def rules(plan):
    paper = left.document(left.release(plan) / "host.json") or {"rules": []}
    there = [line for line in run("ufw", "show", "added").splitlines() if line.startswith("ufw ")]
    for rule in paper["rules"]:
        if rule not in there:
            yield missing(f"rule {rule}", f"the firewall does not have the rule '{rule}' any more")
    for rule in there:
        # Our own rules for SSH are kept with no release: they are the way in.
        if rule not in paper["rules"] and not (rule.endswith(OURS) and str(plan["ssh_port"]) in re.findall(r"\d+", rule)):
            yield undeclared(f"rule {rule}", f"the firewall has a rule that somebody added: '{rule}'")
    if there and "Status: active" not in run("ufw", "status").splitlines():
        yield missing("rule ufw", "the firewall is off: everything gets in")


def tables():
    listed = run("nft", "list", "tables").splitlines()
    for table in listed:
        if not TABLES.fullmatch(table):
            yield undeclared(f"rule {table}", f"nftables has a table that somebody added: '{table}'")
    for program in ("iptables", "ip6tables"):
        for chain in ("INPUT", "DOCKER-USER"):
            for rule in run(program, "-S", chain).splitlines():
                if rule.startswith("-A ") and not CHAINS.search(rule) and rule != f"-A {chain} -j RETURN":
                    yield undeclared(f"rule {program} {rule}", f"the packet filter has a rule that somebody added: '{program} {rule}'")


def listeners(plan):
    """By programs of the host. What containers publish is told with them."""
    for line in run("ss", "--no-header", "--listening", "--tcp", "--processes", "--numeric").splitlines():
        address = line.split()[3]
        program, process = next(iter(re.findall(r'\("([^"]+)",pid=(\d+)', line)), ("", ""))
        if re.match(r"127\.|\[::1\]|\[::ffff:127\.", address) or program in PROGRAMS or in_container(plan, process):
            continue
        port = address.rpartition(":")[2]
        yield undeclared(f"port {port}/tcp", f"the program '{program or 'unknown'}' of the host listens on {address}, which nobody declared")


def in_container(plan, process):
    try:
        return bool(process) and "docker" in pathlib.Path(plan["proc"], process, "cgroup").read_text()
    except OSError:
        return False
