import { describe, expect, test } from "vitest";
import { idlenessOf } from "../../src/review/questions/idle/probe.js";

const sh = (script: string): readonly string[] => ["sh", "-c", script];

describe("a probe that asks the service nothing", () => {
  test.each([
    ...[["/bin/true"], ["pwd"], ["date"], ["/usr/bin/env", "true"], ["uname", "-a"], ["cat", "/etc/hostname"]],
    ...[["timeout", "3", "true"], ["busybox", "true"], ["test", "-d", "/"], ["[", "1", "=", "1", "]"], ["sh"]],
    ...[
      ["nginx", "-t"],
      ["/usr/sbin/nginx", "-v"],
      ["node", "--version"],
      ["curl", "-f", "file:///etc/hostname"],
    ],
    ...[
      ["ping", "-c1", "127.0.0.1"],
      ["getent", "hosts", "localhost"],
      ["find", "/", "-maxdepth", "0"],
    ],
    ...[
      ["perl", "-e", "1"],
      ["perl", "-le", "print 1"],
      ["python3", "-c", "pass"],
      ["node", "-e", ""],
    ],
    ...[
      ["python3", "-c", "import sys; sys.exit(0)"],
      ["node", "-e", "process.exit(0)"],
      ["php", "-r", "exit(0);"],
    ],
    ...[
      ["python", "-c", "print('http ok')"],
      ["ruby", "-e", "exit"],
      ["node", "-p", "1"],
      ["awk", "BEGIN { exit 0 }"],
    ],
    ...[
      ["deno", "eval", "console.log(1)"],
      ["env", "A=b", "node", "-e", "0"],
      ["sh", "-c", "node -e 0"],
    ],
    ...["", "true", ":", "exit 0", "exit", "echo ok", "echo ok; exit 0", "test -d /", "[ -f /etc/hostname ]"].map(sh),
    ...[
      "echo ok | grep -q ok",
      "ps aux | grep -q app",
      "pgrep app > /dev/null || exit 1",
      "if true; then exit 0; fi",
    ].map(sh),
    ...["[ 1 -eq 1 ] && echo up", "sleep 1; true", "kill -0 1", 'test -n "$(hostname)"', "cd /tmp && ls"].map(sh),
    ["bash", "-ec", "set -o pipefail; echo ok"],
    ["sh", "-c", "sh -c 'exit 0'"],
    ["/bin/sh", "-lc", "true"],
  ])("%j", (...test) => {
    expect(idlenessOf(test.flat())).toBe("idle");
  });
});

describe("a probe whose answer is lost", () => {
  test.each([
    ...["|| true", "|| exit 0", "; exit 0", "; true", "|| :", "| cat", "&", "|| echo down", "| tee /tmp/log"].map(
      (end) => sh(`curl -f http://127.0.0.1/ ${end}`),
    ),
    sh("x=$(curl -f http://127.0.0.1/); echo $x"),
    sh("true || curl -f http://127.0.0.1/"),
    sh("if curl -f http://127.0.0.1/; then exit 0; fi"),
    ["ss", "-tln"],
    ["php", "-r", "file_get_contents('http://127.0.0.1/');"],
    ["node", "-e", "fetch('http://127.0.0.1/').catch(() => {})"],
    [
      "python3",
      "-c",
      "import urllib.request\ntry:\n  urllib.request.urlopen('http://127.0.0.1/')\nexcept Exception: pass",
    ],
  ])("%j", (...test) => {
    expect(idlenessOf(test.flat())).toBe("lost");
  });
});

describe("an honest probe", () => {
  test.each([
    ...[
      ["/app/health"],
      ["wget", "-qO-", "http://127.0.0.1/"],
      ["pg_isready", "-h", "127.0.0.1"],
      ["redis-cli", "ping"],
    ],
    ...[
      ["mariadb-admin", "version"],
      ["cat", "/tmp/healthy"],
      ["timeout", "5", "nc", "-z", "127.0.0.1", "80"],
    ],
    ...[
      ["node", "health.js"],
      ["node", "-e", "require('./health')"],
      ["python3", "-m", "app.health"],
    ],
    ...[
      ["node", "-e", "fetch('http://127.0.0.1/').then(r => process.exit(r.ok ? 0 : 1)).catch(() => process.exit(1))"],
      ["node", "-e", "require('http').get('http://127.0.0.1/', r => process.exit(r.statusCode === 200 ? 0 : 1))"],
      ["python3", "-c", "import socket; socket.create_connection(('127.0.0.1', 4000))"],
      ["php", "-r", "exit(@file_get_contents('http://127.0.0.1/') ? 0 : 1);"],
      ["perl", "-MIO::Socket", "-e", "IO::Socket::INET->new('127.0.0.1:80') or die"],
      ["bash", "-c", ": > /dev/tcp/127.0.0.1/6333"],
      ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/80 && printf 'GET /' >&3 && grep -q 200 <&3"],
      ["sh", "-ec", "curl -f http://127.0.0.1/; echo up"],
    ],
    ...[
      "curl -f http://127.0.0.1/ || exit 1",
      "curl -f http://127.0.0.1/ && echo ok",
      "curl -f http://127.0.0.1/ || wget -qO- http://127.0.0.1/",
      "curl -f http://127.0.0.1/ | grep -q ok",
      "curl -f http://127.0.0.1/; exit $?",
      "curl -f http://127.0.0.1/; test $? -eq 0",
      "curl -f http://127.0.0.1/ || exit 1; echo up",
      "set -e; curl -f http://127.0.0.1/; echo up",
      "set -o pipefail; curl -f http://127.0.0.1/ | tee /tmp/log",
      "ss -tln | grep -q :8080",
      "printf 'PING\\r\\n' | nc 127.0.0.1 6379 | grep -q PONG",
      'test "$(redis-cli ping)" = PONG',
      "[ \"$(curl -so /dev/null -w '%{http_code}' http://127.0.0.1/)\" = 200 ]",
      'test -n "$(find /var/log/app.log -mmin -60)"',
      "code=$(curl -so /dev/null -w '%{http_code}' http://127.0.0.1/); [ \"$code\" = 200 ]",
      "if ! curl -f http://127.0.0.1/; then exit 1; fi",
      "for port in 80 81; do nc -z 127.0.0.1 $port || exit 1; done",
      "(curl -f http://127.0.0.1/)",
      "REDISCLI_AUTH=$(cat /run/secrets/X) redis-cli ping | grep PONG",
      "test -f /tmp/starting || curl -f http://127.0.0.1/",
      "pgrep app && curl -f http://127.0.0.1/",
      "curl -f http://127.0.0.1/ || kill 1",
      "exec curl -f http://127.0.0.1/",
      "! curl -s http://127.0.0.1/ | grep -q error",
      "curl -f http://127.0.0.1/ >/dev/null 2>&1",
      "wget -q --spider http://127.0.0.1/ || exit",
    ].map(sh),
  ])("%j", (...test) => {
    expect(idlenessOf(test.flat())).toBeUndefined();
  });
});
