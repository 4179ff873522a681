// Why a request got no whole answer: the errors of Node, OpenSSL and undici, sorted by what a person can do about them.
import type { UnreachableReason } from "./look-up-result.js";
import { toOneLine } from "./one-line.js";

export interface Trouble {
  readonly kind: "trouble";
  readonly reason: UnreachableReason | "untrusted-certificate" | "not-tls" | "broken-off" | "unusable";
  readonly detail: string;
}

/** Thrown while a body is read, and turned into trouble like every other error there. */
export class BodyTooLong extends Error {
  constructor(readonly limit: number) {
    super(`the answer is longer than ${limit} bytes`);
  }
}

const reasons: readonly (readonly [RegExp, Trouble["reason"]])[] = [
  [/^(ENOTFOUND|EAI_AGAIN|EAI_NONAME)$/, "unknown-host"],
  [/^ECONNREFUSED$/, "refused"],
  [/^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/, "timeout"],
  [/CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH/, "untrusted-certificate"],
  [/^(EPROTO|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG)$/, "not-tls"],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|HPE_\w+)$/, "broken-off"],
];

/** Sorts an error of fetch, or of reading its body. */
export function describeTrouble(error: unknown, timeoutMilliseconds: number): Trouble {
  if (error instanceof DOMException && error.name === "TimeoutError") {
    return trouble("timeout", `no whole answer within ${timeoutMilliseconds / 1000} s`);
  }
  const chain = causesOf(error);
  const detail = chain.at(-1)?.message ?? String(error);
  if (chain.some((cause) => cause instanceof BodyTooLong)) return trouble("unusable", detail);
  // undici has no code of its own for a proxy that refuses to open a tunnel.
  if (chain.some(({ message }) => /HTTP Tunneling|^Proxy /.test(message))) return trouble("proxy", detail);
  for (const code of chain.map(codeOf)) {
    const found = reasons.find(([pattern]) => pattern.test(code));
    if (found) return trouble(found[1], detail);
  }
  if (chain.some(({ message }) => /redirect|scheme/i.test(message))) return trouble("unusable", detail);
  return trouble("network", detail);
}

/** Whether the same request may well succeed a moment later. */
export function isPassing({ reason }: Trouble): boolean {
  return reason === "timeout" || reason === "broken-off" || reason === "network";
}

function trouble(reason: Trouble["reason"], detail: string): Trouble {
  return { kind: "trouble", reason, detail: toOneLine(detail) };
}

/** An error, the error that caused it, and so on; of several tries at once (IPv4 and IPv6), the first. */
function causesOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let next = error; next instanceof Error && chain.length < 8; ) {
    chain.push(next);
    next = next instanceof AggregateError ? next.errors[0] : next.cause;
  }
  return chain;
}

function codeOf(error: Error): string {
  return "code" in error ? String(error.code) : "";
}
