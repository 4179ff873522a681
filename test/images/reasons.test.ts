import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { repository } from "../lint/projects.js";

interface Variables {
  readonly _docker_stack_pull_reasons: readonly { readonly pattern: string; readonly says: string }[];
  readonly _docker_stack_lasting_reasons: string;
}
const text = readFileSync(`${repository}/roles-src/docker-stack/vars/main/images.yml`, "utf8");
const { _docker_stack_pull_reasons: reasons, _docker_stack_lasting_reasons: lasting } = load(text) as Variables;

/** What Docker 26 answers to `docker pull` and `docker manifest inspect`, and what an operator has to hear. */
describe.each([
  ["toomanyrequests: You have reached your unauthenticated pull rate limit.", "limits how often", true],
  ["manifest for redis:8.0.10 not found: manifest unknown: manifest unknown", "no such tag", false],
  ["no such manifest: docker.io/library/redis:8.0.10", "no such tag", true],
  [
    "pull access denied for example/app, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    "denies it",
    false,
  ],
  ["no matching manifest for linux/arm64/v8 in the manifest list entries", "not for the processor", false],
  ["Head https://r.example.com/v2/: unauthorized: authentication required", "denies it", false],
  ["Get https://r.example.com/v2/: no basic auth credentials", "denies it", true],
  ["tls: failed to verify certificate: x509: certificate signed by unknown authority", "does not trust", false],
  ["http: server gave HTTP response to HTTPS client", "has no TLS", false],
  ["dial tcp: lookup r.example.com on 127.0.0.53:53: no such host", "does not answer", true],
  ["net/http: TLS handshake timeout", "does not answer", true],
  ["write /var/lib/docker/tmp/GetImageBlob1: no space left on device", "disk of the host is full", false],
])("'%s'", (answer, says, passing) => {
  test(`is told as '${says}'`, () => {
    expect(reasons.find(({ pattern }) => new RegExp(pattern, "i").test(answer))?.says).toContain(says);
  });

  test(passing ? "is tried again" : "is final", () => {
    expect(new RegExp(lasting.replace("(?i)", ""), "i").test(answer)).toBe(!passing);
  });
});
