"""Asks a stack, from the host that it runs on, whether it answers as it should.

usage: python3 probe.py PLAN      PLAN is JSON; prints {"passed": [], "failed": []}
"""

import contextlib
import http.client
import ipaddress
import json
import os
import random
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


def check_running(container):
    if container is None or not container["State"]["Running"]:
        raise Wrong("it does not run")


def check_asked(containers, asked):
    """What a probe in the container would ask, where its image holds nothing to ask with."""
    address, port = address_of(containers.get(asked["via"])), asked["port"]
    if asked["kind"] == "tcp":
        return open_port(address, port)
    connection = http.client.HTTPConnection(address, port, timeout=TIMEOUT)
    connection.request("GET", asked["path"], headers={"Host": f"127.0.0.1:{port}"})
    status = connection.getresponse().status
    if status != 200:
        raise Wrong(f"it answers {status}")


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


class Clients:
    """Two visitors of the host, in a network of their own, each behind an interface of the host: their packets take the
    way that those of any visitor take, through the host's packet filter and Docker's, and keep their address."""

    NETWORK = "smoke-tests"
    def __init__(self, vpn_range):
        # What no network of the world uses (RFC 5737); another one each time, for who is refused often is banned.
        self.outsider = ipaddress.ip_address("192.0.2.2") + random.randrange(250)
        network = ipaddress.ip_network(vpn_range, strict=False)
        # The last addresses of a range are given out last.
        self.vpn, self.gateway = network[-2], network[-3]
        # By the name of the host's interface. A packet filter that takes addresses of the VPN from the interface of the VPN
        # alone takes them from the host's own bridges too.
        self.links = {
            "smoke-tests": (self.outsider, ipaddress.ip_address("192.0.2.1")),
            "br-smoke-vpn": (self.vpn, self.gateway),
        }

    def __enter__(self):
        self.leave()
        run("ip", "netns", "add", self.NETWORK)
        inside = ["ip", "-netns", self.NETWORK]
        for link, (client, gateway) in self.links.items():
            run("ip", "link", "add", link, "type", "veth", "peer", "name", link, "netns", self.NETWORK)
            for there, address in ((["ip"], gateway), (inside, client)):
                run(*there, "address", "add", whole(address), "dev", link, *(["nodad"] if address.version == 6 else []))
                run(*there, "link", "set", link, "up")
            run("ip", "route", "replace", whole(client), "dev", link)
            run(*inside, "route", "add", whole(gateway), "dev", link)
        _, gateway = self.links["smoke-tests"]
        run(*inside, "route", "add", "default", "via", str(gateway), "dev", "smoke-tests")
        return self

    def __exit__(self, *_):
        self.leave()

    def leave(self):
        """An interface goes with the network that its other end is in, and takes its routes along."""
        for command in (["netns", "delete", self.NETWORK], *(["link", "delete", link] for link in self.links)):
            subprocess.run(["ip", *command], capture_output=True, check=False)

    def answer(self, client, site, method, path, tls):
        """Asks for a site, as a browser that resolved its name would, and returns what it answers."""
        with self.connection(client) as plain, tls.wrap_socket(plain, server_hostname=site) as secure:
            connection = http.client.HTTPConnection(site)
            connection.sock = secure
            connection.request(method, path, headers={"User-Agent": "smoke-tests"})
            return connection.getresponse()

    def connection(self, client, port=443, address=""):
        target = (address or str(self.address_of_host(client)), port)
        # A socket stays in the network that it was made in.
        with open("/proc/self/ns/net") as own, open(f"/run/netns/{self.NETWORK}") as other:
            os.setns(other.fileno(), os.CLONE_NEWNET)
            try:
                return socket.create_connection(target, TIMEOUT, (str(client), 0))
            finally:
                os.setns(own.fileno(), os.CLONE_NEWNET)

    def address_of_host(self, client):
        """The address that the host answers the world at; a client of the VPN reaches it inside the VPN."""
        if client == self.vpn:
            return self.gateway
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way_out:
            # Sends nothing: the kernel only chooses a way.
            way_out.connect(("198.51.100.1", 9))
            return way_out.getsockname()[0]


def whole(address):
    return f"{address}/{address.max_prefixlen}"


def run(*command):
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        raise Wrong(f"'{' '.join(command)}' fails: {answer.stderr.strip()}")


def check_served(status):
    if status == 403 or status >= 500:
        raise Wrong(f"it answers {status}")


def check_closed(status):
    if status != 403:
        raise Wrong(f"it answers {status} to a client outside the VPN, and should answer 403")


def check_redirect(answer, address):
    goal = answer.getheader("Location")
    if answer.status not in (301, 302, 303, 307, 308) or goal != address:
        raise Wrong(f"it answers {answer.status}{f' and leads to {goal}' if goal else ''}, and should lead to {address}")


def check_guarded(status, login):
    """The proxy asks for a password with 401; a service that logs people in leads them to itself, or refuses."""
    if status not in ((401,) if login == "password" else (302, 303, 307, 401, 403)):
        raise Wrong(f"it answers {status} to a stranger, who should log in first")


def check_answer(answer, site):
    if "redirects_to" in site:
        check_redirect(answer, site["redirects_to"])
    elif "login" in site:
        check_guarded(answer.status, site["login"])
    else:
        check_served(answer.status)


def site_checks(site, tls, clients):
    host, part = site["host"], site.get("path", "")
    name = f"{host}{part}"

    def answer(client, method="GET", path=part or "/"):
        return clients.answer(client, host, method, path, tls())

    if site["audience"] == "public":
        yield f"{name} from anywhere", lambda: check_answer(answer(clients.outsider), site)
        return
    yield f"{name} from outside the VPN", lambda: check_closed(answer(clients.outsider).status)
    yield f"{name} from the VPN", lambda: check_answer(answer(clients.vpn), site)
    for pattern in site["open"]:
        # OPTIONS starts nothing behind a webhook.
        path = pattern.replace("*", "smoke-test")
        yield f"{host}{path} from anywhere", lambda path=path: check_served(answer(clients.outsider, "OPTIONS", path).status)


def check_shut(clients, opening):
    try:
        clients.connection(clients.outsider, opening["port"], opening["address"]).close()
    except OSError:
        return
    raise Wrong("it lets in a client that is not among those who may connect")


def opening_checks(opening, clients):
    name, port, address = f"port {opening['port']} of {opening['service']}", opening["port"], opening["address"]
    audience = opening["audience"]
    if audience == "anyone":
        yield f"{name} from anywhere", lambda: clients.connection(clients.outsider, port, address).close()
    elif audience == "vpn" and not address:
        yield f"{name} from the VPN", lambda: clients.connection(clients.vpn, port).close()
    else:
        yield f"{name} from the host", lambda: open_port(address or "127.0.0.1", port)
    if audience in ("vpn", "some") and opening["filtered"]:
        yield f"{name} from elsewhere", lambda: check_shut(clients, opening)


def checks_of(plan, clients):
    containers = inspect(plan["containers"] + plan["unasked"] + [asked["container"] for asked in plan["asked"]])
    for name in plan["containers"]:
        yield f"container {name}", lambda name=name: check_container(containers.get(name))
    for name in plan["unasked"]:
        yield f"container {name}", lambda name=name: check_running(containers.get(name))
    for asked in plan["asked"]:
        yield f"container {asked['container']}", lambda asked=asked: check_asked(containers, asked)
    for site in plan["sites"]:
        yield from site_checks(site, lambda: trust(plan), clients)
    for port in plan["loopback"]:
        yield f"127.0.0.1:{port}", lambda port=port: open_port("127.0.0.1", port)
    for opening in plan["openings"]:
        yield from opening_checks(opening, clients)
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


def trust(plan):
    """What verifies the certificates of the sites. An authority of the stack's own may not have its root yet."""
    if not plan["verify_tls"]:
        return ssl._create_unverified_context()
    tls = ssl.create_default_context(cafile=plan["authority"] or None)
    # Browsers take roots that leave out what RFC 5280 only asks of new ones.
    tls.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return tls


def repeated(plan, clients):
    """Asks until all is well, or the time is over."""
    deadline = time.monotonic() + plan["seconds"]
    report = {"passed": []}
    while True:
        report["failed"] = []
        run_all(checks_of(plan, clients), report)
        if not report["failed"] or time.monotonic() > deadline:
            return report
        time.sleep(3)


def main():
    plan = json.loads(sys.argv[1])
    visitors = Clients(plan["vpn_range"]) if plan["sites"] or plan["openings"] else contextlib.nullcontext()
    try:
        with visitors as clients:
            report = repeated(plan, clients)
    except Wrong as reason:
        report = {"passed": [], "failed": [f"visitors of the sites: {reason}"]}
    print(json.dumps(report))


if __name__ == "__main__":
    main()
