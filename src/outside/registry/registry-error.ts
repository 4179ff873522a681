// The error body that registries send (OCI distribution specification, "Error codes"), and what a failed reply means.
import * as z from "zod";
import type { CredentialsUse, LookUpFailure } from "./look-up-result.js";
import { parseJson } from "./manifest.js";
import { toOneLine } from "./one-line.js";
import { readRetryAfter } from "./retries.js";
import type { Answer, Reply } from "./transport.js";
import type { Trouble } from "./trouble.js";

const schema = z.object({ errors: z.array(z.object({ code: z.string(), message: z.string().optional() })) });

/** The codes in the body of an answer, such as `MANIFEST_UNKNOWN`. */
export function readErrorCodes({ body }: Answer): readonly string[] {
  return schema.safeParse(parseJson(body)).data?.errors.map(({ code }) => code) ?? [];
}

/** What to report for a reply that is of no use. `host` is the one that was asked. */
export function explainReply(reply: Reply, host: string, credentials: CredentialsUse): LookUpFailure {
  if (reply.kind === "trouble") return explainTrouble(reply, host);
  const { status } = reply;
  // After a redirect another host answered, and credentials had not gone along.
  const answering = new URL(reply.url).host;
  const redirected = withoutUsualPort(answering) !== withoutUsualPort(host);
  if (status === 401 || status === 403) {
    const used: CredentialsUse = redirected ? { kind: "none" } : credentials;
    return { kind: "denied", host: answering, credentials: used, detail: describeAnswer(reply) };
  }
  if (status === 429) {
    const seconds = readRetryAfter(reply);
    return { kind: "rate-limited", host: answering, ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }) };
  }
  return { kind: "bad-answer", host: answering, detail: describeAnswer(reply) };
}

function explainTrouble({ reason, detail }: Trouble, host: string): LookUpFailure {
  switch (reason) {
    case "untrusted-certificate":
      return { kind: reason, host, detail };
    case "not-tls":
      return { kind: "bad-answer", host, detail: "it does not speak TLS" };
    case "broken-off":
      return { kind: "bad-answer", host, detail: `the answer broke off (${detail})` };
    case "unusable":
      return { kind: "bad-answer", host, detail };
    default:
      return { kind: "unreachable", host, reason, detail };
  }
}

function describeAnswer({ status, body }: Answer): string {
  const said = schema.safeParse(parseJson(body)).data?.errors.map(({ code, message }) => message || code) ?? [];
  return toOneLine([`HTTP ${status}`, ...said].join(", "));
}

function withoutUsualPort(host: string): string {
  return host.replace(/:(?:80|443)$/, "");
}
