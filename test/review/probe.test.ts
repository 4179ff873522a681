import { expect, test } from "vitest";
import { programsOf } from "../../src/review/questions/probe.js";

test.each<[readonly string[], readonly string[]]>([
  [["wget", "-qO-", "http://127.0.0.1/"], ["wget"]],
  [
    ["sh", "-c", "curl -f http://127.0.0.1/ || exit 1"],
    ["sh", "curl"],
  ],
  [
    ["sh", "-c", "REDISCLI_AUTH=$(cat /run/secrets/X) redis-cli ping | grep PONG"],
    ["sh", "redis-cli", "grep", "cat"],
  ],
  [
    ["sh", "-c", 'test "$(wget -qO- http://127.0.0.1/)" = ok'],
    ["sh", "wget"],
  ],
  [
    ["sh", "-c", "echo 'a; curl b' && grep -q \"x | y\" /etc/z"],
    ["sh", "grep"],
  ],
  [["bash", "-c", ": > /dev/tcp/127.0.0.1/6333"], ["bash"]],
  [
    ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/80 && printf 'GET /' >&3 && grep -q 200 <&3"],
    ["bash", "grep"],
  ],
  [
    ["bash", "-ec", "if nc -z 127.0.0.1 80; then exit 0; fi"],
    ["bash", "nc"],
  ],
])("%j starts %j", (command, programs) => {
  expect(programsOf(command).map(({ program }) => program)).toEqual(programs);
});
