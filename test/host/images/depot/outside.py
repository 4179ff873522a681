"""The plain web of the outside world: the package repository, and the VPN's control server, which a test can switch off."""

import http.server
import os
import pathlib

CLOSED = pathlib.Path("/depot/control-server-is-down")


class Outside(http.server.SimpleHTTPRequestHandler):
    def do_POST(self):
        key = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        if CLOSED.exists():
            self.close_connection = True
            return
        status, text = (200, "registered") if key else (401, "authkey expired")
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())


os.chdir("/depot/packages")
http.server.ThreadingHTTPServer(("", 80), Outside).serve_forever()
