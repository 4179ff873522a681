"""The sites, asked for on the host itself, and the certificates that they show."""

import datetime
import http.client
import re
import socket
import ssl
import time

import containers

PATIENCE = 10
DAY = 86400


def connection_to(plan, host, trust):
    plain = socket.create_connection(("127.0.0.1", plan["https_port"]), PATIENCE)
    try:
        return trust.wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise


def anyones():
    trust = ssl.create_default_context()
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    return trust


def trusted(plan):
    if not plan["verify_tls"]:
        return anyones()
    trust = ssl.create_default_context(cafile=plan["authority"] or None)
    # Browsers take roots that leave out what RFC 5280 only asks of new ones.
    trust.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return trust


def status_of(plan, host, path):
    with connection_to(plan, host, trusted(plan)) as secure:
        connection = http.client.HTTPConnection(host)
        connection.sock = secure
        connection.request("GET", path, headers={"User-Agent": "alerts"})
        return connection.getresponse().status


def complaint(plan, site):
    """Why the site is not well; nothing where it is. From here one is a client outside the VPN."""
    try:
        status = status_of(plan, site["host"], site.get("path", "/"))
    except ssl.SSLCertVerificationError as error:
        return f"its certificate is not trusted: {error.verify_message}"
    except (OSError, http.client.HTTPException) as error:
        return f"no answer: {getattr(error, 'strerror', None) or error}"
    if not site["outsiders"]:
        return "" if status == 403 else f"it answers {status} outside the VPN, and should answer 403"
    return "" if re.fullmatch(r"[23]..|401|404", str(status)) else f"it answers {status}"


def unwell(plan):
    for site in plan["sites"]:
        name = f"{site['host']}{site.get('path', '')}"
        # What is told of its container need not be told of the site too.
        if not all(containers.is_well(name) for name in site["containers"]) or containers.backs_up(plan):
            yield name, None
            continue
        reason = complaint(plan, site)
        if reason:
            yield name, {
                "what": f"site {name} is not well: {reason}",
                "to_do": f"docker logs --tail 50 {site['containers'][0]}; curl --verbose https://{site['host']}{site.get('path', '/')}",
            }


def elements(data):
    """The elements of a DER sequence: tag and content (ITU-T X.690)."""
    while data:
        tag, length, start = data[0], data[1], 2
        if length & 0x80:
            start += length & 0x7F
            length = int.from_bytes(data[2:start])
        yield tag, data[start : start + length]
        data = data[start + length :]


def seconds_of(tag, digits):
    """UTCTime has two digits of the year, GeneralizedTime four (RFC 5280, 4.1.2.5)."""
    pattern = "%y%m%d%H%M%SZ" if tag == 0x17 else "%Y%m%d%H%M%SZ"
    return datetime.datetime.strptime(digits.decode(), pattern).replace(tzinfo=datetime.timezone.utc).timestamp()


def validity(certificate):
    """When it begins and ends to be valid. The standard library tells that of trusted certificates alone."""
    ((_, whole),) = elements(certificate)
    (_, signed), *_ = elements(whole)
    fields = [content for tag, content in elements(signed) if tag != 0xA0]
    return tuple(seconds_of(tag, content) for tag, content in elements(fields[3]))


def expiring(plan):
    for host in dict.fromkeys(site["host"] for site in plan["sites"]):
        try:
            with connection_to(plan, host, anyones()) as secure:
                begins, ends = validity(secure.getpeercert(binary_form=True))
        except OSError:
            yield host, None
            continue
        left = ends - time.time()
        # Whoever signs for hours or days renews in time too: Caddy does when a third is left.
        if left < min(plan["certificate_days"] * DAY, (ends - begins) / 6):
            moment = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(ends))
            yield host, {
                "what": f"the certificate of {host} {'expired' if left < 0 else 'expires'} on {moment}, and nobody renewed it",
                "to_do": "see the log of the reverse proxy for why it is not signed: the DNS record, port 80 and 443, limits of the authority",
            }
