#!/opt/stand-in/bin/python3
"""Diun as far as a deployment sees it: its configuration file, its database, its gRPC port, the image list command."""

import os
import signal
import socket
import sys
import time

sys.path.insert(0, "/opt/stand-in")
import stand_in
import yaml

PORT = 42286
command = sys.argv[1] if len(sys.argv) > 1 else "serve"
if command != "serve":
    try:
        socket.create_connection(("127.0.0.1", PORT), timeout=3).close()
    except OSError as error:
        stand_in.fail(f"cannot reach the Diun server: {error}")
    print("TOTAL 0")
    sys.exit(0)
for file in ("/diun.yml", "/etc/diun/diun.yml", os.environ.get("CONFIG", "/nowhere")):
    if os.path.exists(file):
        yaml.safe_load(stand_in.read(file))
database = os.environ["DIUN_DB_PATH"]
stand_in.keep(os.path.dirname(database), os.path.basename(database))
listener = socket.create_server(("127.0.0.1", PORT))
stand_in.log("level=info msg=\"diun (stand-in) runs\"")
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
while True:
    listener.accept()[0].close()
