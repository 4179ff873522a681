# Asks registries for images over HTTP, as Docker asks them: for a host that has no Docker yet. Python of Debian 13, nothing else.
import json
import re
import ssl
import urllib.error
import urllib.parse
import urllib.request

KINDS = ", ".join(
    [
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.docker.distribution.manifest.v2+json",
    ]
)

# Docker takes authorities that do not say what their key is for; Python since 3.13 takes them only where it is told to.
TRUST = ssl.create_default_context()
TRUST.verify_flags &= ~ssl.VERIFY_X509_STRICT


def address(image):
    """Where the manifest of an image is, by the rules of Docker's references."""
    registry, _, path = image.partition("/")
    if not path or not ("." in registry or ":" in registry or registry == "localhost"):
        registry, path = "docker.io", image if path else f"library/{image}"
    name, _, digest = path.partition("@")
    name, _, tag = name.partition(":")
    host = "registry-1.docker.io" if registry in ("docker.io", "index.docker.io") else registry
    return f"https://{host}/v2/{name}/manifests/{digest or tag or 'latest'}"


def ask(url, headers, method="HEAD"):
    return urllib.request.urlopen(urllib.request.Request(url, headers=headers, method=method), timeout=30, context=TRUST)


def token(challenge):
    """What a registry wants to see of somebody who has no login, by the challenge that it answers with."""
    said = dict(re.findall(r'(\w+)="([^"]*)"', challenge))
    query = urllib.parse.urlencode({key: said[key] for key in ("service", "scope") if key in said})
    with ask(f"{said['realm']}?{query}", {}, "GET") as answer:
        given = json.load(answer)
    return given.get("token") or given["access_token"]


def look_up(image):
    url, headers = address(image), {"Accept": KINDS}
    try:
        try:
            ask(url, headers).close()
        except urllib.error.HTTPError as refusal:
            challenge = refusal.headers.get("WWW-Authenticate", "")
            if refusal.code != 401 or not challenge.lower().startswith("bearer"):
                raise
            ask(url, {**headers, "Authorization": f"Bearer {token(challenge)}"}).close()
    except urllib.error.HTTPError as refusal:
        says = {401: "unauthorized", 403: "denied", 404: "manifest unknown", 429: "toomanyrequests"}
        return f"{says.get(refusal.code, refusal.reason)} ({refusal.code} of {url})"
    except (OSError, ValueError, KeyError) as trouble:
        return f"{getattr(trouble, 'reason', trouble)} ({url})"
    return ""


def tell(images):
    answers = [(image, look_up(image)) for image in images]
    print(json.dumps([{"item": image, "rc": 1 if why else 0, "stderr": why} for image, why in answers]))
