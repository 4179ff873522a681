"""Asks a stack, from the host that it runs on, whether it answers as it should.

usage: python3 probe.py PLAN      PLAN is JSON; prints {"passed": [], "failed": []}
"""

import contextlib
import http.client
import ipaddress
import json
import os
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request

TIMEOUT = 10


class Wrong(Exception):
    """The stack answers, but not as it should."""


def inspect(names):
    # A name that Docker does not know is left out of the answer.
    answer = subprocess.run(["docker", "inspect", *names], capture_output=True, text=True, check=False)
    return {one["Name"].lstrip("/"): one for one in json.loads(answer.stdout or "[]")}


def address_of(container, network=None):
    if container is None:
        raise Wrong("there is no such container")
    joined = container["NetworkSettings"]["Networks"]
    if "host" in joined:
        return "127.0.0.1"
    found = joined.get(network, {}) if network else next((it for it in joined.values() if it["IPAddress"]), {})
    if not found.get("IPAddress"):
        raise Wrong(f"it has no address on '{network or 'any network'}'")
    return found["IPAddress"]


def check_container(container):
    if container is None:
        raise Wrong("there is no such container")
    state = container["State"]
    health = state.get("Health", {}).get("Status", "without a probe")
    if not state["Running"] or health != "healthy":
        raise Wrong(f"it is {state['Status']}, {health}")


def open_port(address, port):
    socket.create_connection((address, port), TIMEOUT).close()


def check_link(containers, link):
    """Connects from the network of one container to another: what the service itself would do."""
    address = address_of(containers.get(link["target"]), link["network"])
    source = containers.get(link["source"])
    if source is None or not source["State"]["Pid"]:
        raise Wrong(f"'{link['source']}' does not run")
    connect = f"import socket; socket.create_connection(('{address}', {link['port']}), {TIMEOUT})"
    enter = ["nsenter", "--target", str(source["State"]["Pid"]), "--net", sys.executable, "-c", connect]
    answer = subprocess.run(enter, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        raise Wrong(answer.stderr.strip().splitlines()[-1])


def check_metrics(containers, endpoint):
    url = f"http://{address_of(containers.get(endpoint['container']))}:{endpoint['port']}{endpoint['path']}"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=TIMEOUT) as answer:
            lines = answer.read().decode(errors="replace").splitlines()
    except urllib.error.HTTPError as error:
        if error.code in (401, 403):
            return  # It is there, and asks for a login, which whoever scrapes it has.
        raise Wrong(f"it answers {error.code}") from error
    if not any(line and not line.startswith("#") for line in lines):
        raise Wrong("it shows no metric")


def status_of(site, method, path, tls, address):
    """Asks the reverse proxy at an address for a site, as a browser that resolved its name would."""
    with socket.create_connection((address, 443), TIMEOUT) as plain:
        with tls.wrap_socket(plain, server_hostname=site) as secure:
            connection = http.client.HTTPConnection(site)
            connection.sock = secure
            connection.request(method, path, headers={"User-Agent": "smoke-tests"})
            return connection.getresponse().status


def check_served(status):
    if status == 403 or status >= 500:
        raise Wrong(f"it answers {status}")


def check_closed(status):
    if status != 403:
        raise Wrong(f"it answers {status} to a client outside the VPN, and should answer 403")


@contextlib.contextmanager
def network_of(container):
    """This process in the network namespace of a container."""
    with open("/proc/self/ns/net") as own, open(f"/proc/{container['State']['Pid']}/ns/net") as other:
        os.setns(other.fileno(), os.CLONE_NEWNET)
        try:
            yield
        finally:
            os.setns(own.fileno(), os.CLONE_NEWNET)


@contextlib.contextmanager
def lent(address):
    """An address of the loopback interface, taken away again."""
    address = f"{address}/{address.max_prefixlen}"
    subprocess.run(["ip", "address", "replace", address, "dev", "lo"], check=True)
    try:
        yield
    finally:
        subprocess.run(["ip", "address", "delete", address, "dev", "lo"], check=True)


def check_from_vpn(site, tls, proxy, vpn_range):
    """Docker hides the address of whoever asks from the host itself, so a client of the VPN is played beside the proxy."""
    check_container(proxy)
    client = ipaddress.ip_network(vpn_range, strict=False)[-2]
    with network_of(proxy), lent(client):
        check_served(status_of(site, "GET", "/", tls, str(client)))


def site_checks(site, tls, proxy, vpn_range):
    host = site["host"]
    if site["audience"] == "public":
        yield f"{host} from anywhere", lambda: check_served(status_of(host, "GET", "/", tls, "127.0.0.1"))
        return
    yield f"{host} from outside the VPN", lambda: check_closed(status_of(host, "GET", "/", tls, "127.0.0.1"))
    yield f"{host} from the VPN", lambda: check_from_vpn(host, tls, proxy, vpn_range)
    for pattern in site["open"]:
        # OPTIONS starts nothing behind a webhook.
        path = pattern.replace("*", "smoke-test")
        yield (
            f"{host}{path} from anywhere",
            lambda path=path: check_served(status_of(host, "OPTIONS", path, tls, "127.0.0.1")),
        )


def checks_of(plan, tls):
    containers = inspect(plan["containers"])
    for name in plan["containers"]:
        yield f"container {name}", lambda name=name: check_container(containers.get(name))
    for site in plan["sites"]:
        yield from site_checks(site, tls, containers.get(plan["proxy"]), plan["vpn_range"])
    for port in plan["loopback"]:
        yield f"127.0.0.1:{port}", lambda port=port: open_port("127.0.0.1", port)
    for link in plan["links"]:
        name = f"{link['target']}:{link['port']} from {link['source']}"
        yield name, lambda link=link: check_link(containers, link)
    for endpoint in plan["metrics"]:
        yield f"metrics of {endpoint['container']}", lambda endpoint=endpoint: check_metrics(containers, endpoint)


def run_all(checks, report):
    for name, check in checks:
        if name in report["passed"]:
            continue
        try:
            check()
            report["passed"].append(name)
        except (Wrong, OSError, http.client.HTTPException, subprocess.CalledProcessError) as reason:
            report["failed"].append(f"{name}: {reason}")


def main():
    plan = json.loads(sys.argv[1])
    tls = ssl.create_default_context() if plan["verify_tls"] else ssl._create_unverified_context()
    deadline = time.monotonic() + plan["seconds"]
    report = {"passed": []}
    while True:
        report["failed"] = []
        run_all(checks_of(plan, tls), report)
        if not report["failed"] or time.monotonic() > deadline:
            break
        time.sleep(3)
    print(json.dumps(report))


if __name__ == "__main__":
    main()
