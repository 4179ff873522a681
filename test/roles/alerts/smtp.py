"""A mail server (aiosmtpd) that asks for TLS and a login, and prints each letter that it takes as a line of JSON.

usage: python smtp.py CERTIFICATE KEY USER PASSWORD      prints its port first; CERTIFICATE and KEY are files
"""

import asyncio
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

certificate, key, user, password = sys.argv[1:]


class Box:
    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        told = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "title": letter["Subject"], "text": letter.get_content()}
        print(json.dumps(told), flush=True)
        return "250 OK"


def judge(server, session, envelope, mechanism, login):
    good = mechanism == "PLAIN" and (login.login, login.password) == (user.encode(), password.encode())
    return AuthResult(success=good, handled=False)


async def main():
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Box(), hostname="localhost", authenticator=judge, auth_required=True, auth_require_tls=False, loop=loop),
        *("127.0.0.1", 0),
        ssl=tls,
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
