"""What every stand-in shares: a small HTTP server that says where it cannot read or write, and ends when told to."""

import json
import os
import signal
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def log(text):
    print(text, flush=True)


def fail(text):
    """Ends as a real program would that lacks something: a line in the log, exit code 1."""
    print(f"level=error msg={json.dumps(text)}", file=sys.stderr, flush=True)
    sys.exit(1)


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        fail(f"cannot read {path}: {error.strerror}")


def keep(folder, name="stand-in.state"):
    """Writes into a data folder, as the real program does at its start; counts the starts."""
    path = os.path.join(folder, name)
    try:
        os.makedirs(folder, exist_ok=True)
        starts = int(open(path).read()) + 1 if os.path.exists(path) else 1
        with open(path, "w", encoding="utf-8") as file:
            file.write(str(starts))
    except OSError as error:
        fail(f"cannot write {path}: {error.strerror}")
    return starts


def secret(name):
    """The value of an environment variable, or of the file that NAME_FILE or NAME__FILE names."""
    for suffix in ("_FILE", "__FILE"):
        if os.environ.get(name + suffix):
            return read(os.environ[name + suffix]).rstrip("\n")
    return os.environ.get(name, "")


class Request(BaseHTTPRequestHandler):
    """One request; `routes` answers with a status and a body, `None` being 404."""

    protocol_version = "HTTP/1.1"
    routes = None

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else b""
        status, content = type(self).routes(self, body) or (404, "not found")
        kind = "text/plain"
        if not isinstance(content, (str, bytes)):
            kind, content = "application/json", json.dumps(content)
        data = content.encode() if isinstance(content, str) else content
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = answer

    def log_message(self, text, *values):
        pass


class Server(ThreadingHTTPServer):
    address_family = socket.AF_INET6
    daemon_threads = True

    def server_bind(self):
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        super().server_bind()


def serve(port, routes, name):
    handler = type("Handler", (Request,), {"routes": staticmethod(routes)})
    try:
        server = Server(("::", port), handler)
    except OSError:
        ThreadingHTTPServer.address_family = socket.AF_INET
        server = ThreadingHTTPServer(("0.0.0.0", port), handler)
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    log(f"level=info msg=\"{name} (stand-in) listens\" port={port} uid={os.getuid()}")
    server.serve_forever()
