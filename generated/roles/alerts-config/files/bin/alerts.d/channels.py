"""The ways by which somebody is told. What a channel says of a failure never holds its address or its secret."""

import base64
import email.message
import email.utils
import http.client
import json
import smtplib
import ssl
import urllib.error
import urllib.request

PATIENCE = 20
LONGEST_WAIT = 1800

TRUST = ssl.create_default_context()
# Browsers take roots that leave out what RFC 5280 only asks of new ones.
TRUST.verify_flags &= ~ssl.VERIFY_X509_STRICT


def named(channels):
    """By kind, and numbered where there are several of one."""
    there = {}
    for channel in channels:
        same = sum(one["kind"] == channel["kind"] for one in there.values())
        there[channel["kind"] + (f" {same + 1}" if same else "")] = channel
    return there


def mail(channel, message):
    letter = email.message.EmailMessage()
    letter["From"], letter["To"] = channel["from"], ", ".join(channel["to"])
    letter["Subject"] = message["title"]
    letter["Date"], letter["Message-ID"] = email.utils.localtime(), email.utils.make_msgid(domain=message["host"])
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(message["text"])
    where = (channel["server"], int(channel["port"]))
    whole = channel["security"] == "tls"
    with smtplib.SMTP_SSL(*where, timeout=PATIENCE, context=TRUST) if whole else smtplib.SMTP(*where, timeout=PATIENCE) as server:
        if channel["security"] == "starttls":
            server.starttls(context=TRUST)
        if channel["user"]:
            log_in(server, channel["user"], channel["password"])
        for address in server.send_message(letter):
            print(f"mail to {address} was refused")


def log_in(server, user, password):
    if user.isascii() and password.isascii():
        server.login(user, password)
        return
    # RFC 4616 wants UTF-8, which smtplib does not write.
    server.ehlo_or_helo_if_needed()
    code, answer = server.docmd("AUTH", "PLAIN " + base64.b64encode(f"\0{user}\0{password}".encode()).decode())
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, answer)


def webhook(channel, message):
    post(channel["url"], message, {})


def ntfy(channel, message):
    alarming = message["state"] == "begun"
    body = {
        "topic": channel["topic"],
        "title": message["title"],
        "message": message["text"],
        "priority": 4 if alarming else 3,
        "tags": ["warning" if alarming else "white_check_mark"],
    }
    post(channel["url"], body, {"Authorization": f"Bearer {channel['token']}"} if channel["token"] else {})


KINDS = {"mail": mail, "webhook": webhook, "ntfy": ntfy}

# Neither files nor other schemes, and no redirect: a POST that is led elsewhere arrives as a GET, and nobody is told.
opener = urllib.request.OpenerDirector()
for handler in (
    urllib.request.ProxyHandler(),
    urllib.request.HTTPHandler(),
    urllib.request.HTTPSHandler(context=TRUST),
    urllib.request.HTTPDefaultErrorHandler(),
    urllib.request.HTTPErrorProcessor(),
    urllib.request.UnknownHandler(),
):
    opener.add_handler(handler)


def post(url, body, headers):
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json", **headers})
    with opener.open(request, timeout=PATIENCE) as answer:
        answer.read()


def attempt(channel, message):
    """Sends the message; returns why that failed, and nothing where it did not."""
    try:
        KINDS[channel["kind"]](channel, message)
    except Exception as error:  # Whatever it is, the other channels must be tried.
        return reason_of(error)
    return ""


def reason_of(error):
    """Texts of errors may hold the address, which may be a secret, so only those are shown that cannot."""
    if isinstance(error, urllib.error.HTTPError):
        return f"it answers {error.code}"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "it takes none of the addresses"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"it answers {error.smtp_code}"
    if isinstance(error, urllib.error.URLError):
        return reason_of(error.reason if isinstance(error.reason, OSError) else ValueError())
    if isinstance(error, TimeoutError):
        return f"it does not answer within {PATIENCE} seconds"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted: {error.verify_message}"
    if isinstance(error, UnicodeEncodeError):
        return "its token has letters that no header of HTTP can hold"
    if isinstance(error, http.client.InvalidURL | ValueError):
        return "its address cannot be read"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return type(error).__name__


def deliver(state, there, now, retry, save):
    """Sends what waits, oldest first. A channel that fails is left alone for longer and longer."""
    failing = state["failing"]
    for name in [name for name in failing if name not in there]:
        del failing[name]
    for waiting in list(state["waiting"]):
        for name in list(waiting["to"]):
            if name in there and failing.get(name, {}).get("next", 0) > now:
                continue
            reason = attempt(there[name], waiting["message"]) if name in there else ""
            if reason:
                wait = min(max(retry, 2 * failing.get(name, {}).get("wait", 0)), LONGEST_WAIT)
                failing[name] = {"reason": reason, "wait": wait, "next": now + wait}
                print(f"channel '{name}' failed: {reason}; it is tried again in {wait} seconds")
            else:
                failing.pop(name, None)
                waiting["to"].remove(name)
            save()
        if not waiting["to"]:
            state["waiting"].remove(waiting)
    save()
