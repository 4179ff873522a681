// One token for one repository, from the endpoint that the registry's challenge names.
import * as z from "zod";
import { basic } from "./basic-authorization.js";
import type { Challenge } from "./challenge.js";
import type { Credentials } from "./credentials.js";
import type { CredentialsUse, LookUpFailure } from "./look-up-result.js";
import { isLoopback } from "./loopback.js";
import { parseJson } from "./manifest.js";
import { explainReply } from "./registry-error.js";
import type { Reply, Send } from "./transport.js";

export interface Token {
  readonly kind: "token";
  readonly value: string;
  /** On the clock of `performance.now()`; a little before the token runs out. */
  readonly goodUntil: number;
}

export interface TokenContext {
  readonly host: string;
  readonly send: Send;
  readonly credentials: Credentials;
  readonly use: CredentialsUse;
}

/** The specification's own default for a missing `expires_in`. */
const defaultLifeSeconds = 60;

const schema = z.object({
  token: z.string().optional(),
  access_token: z.string().optional(),
  expires_in: z.number().optional(),
});

export async function fetchToken(
  { parameters }: Challenge,
  scope: string,
  { host, send, credentials, use }: TokenContext,
): Promise<Token | LookUpFailure> {
  const { realm = "", service } = parameters;
  const endpoint = URL.canParse(realm) ? new URL(realm) : undefined;
  if (endpoint === undefined || !/^https?:$/.test(endpoint.protocol)) {
    return { kind: "bad-answer", host, detail: `its token endpoint '${realm}' is not a URL` };
  }
  const secret = credentials.kind === "password" || credentials.kind === "identity-token";
  if (secret && endpoint.protocol === "http:" && !isLoopback(endpoint.host)) {
    const detail = `its token endpoint '${endpoint.origin}' has no TLS, so the credentials were not sent there`;
    return { kind: "bad-answer", host, detail };
  }
  const reply = await requestToken(endpoint, service, scope, send, credentials);
  return readToken(reply) ?? explainReply(explained(reply), endpoint.host, use);
}

function requestToken(
  endpoint: URL,
  service: string | undefined,
  scope: string,
  send: Send,
  credentials: Credentials,
): Promise<Reply> {
  const asked = { ...(service === undefined ? {} : { service }), scope };
  if (credentials.kind === "identity-token") {
    const grant = { grant_type: "refresh_token", client_id: "rexible", refresh_token: credentials.token };
    return send({ purpose: "token", method: "POST", url: endpoint.href, form: { ...asked, ...grant } });
  }
  const url = new URL(endpoint);
  for (const [name, value] of Object.entries(asked)) url.searchParams.append(name, value);
  const headers =
    credentials.kind === "password" ? { authorization: basic(credentials.user, credentials.password) } : {};
  return send({ purpose: "token", url: url.href, headers });
}

function readToken(reply: Reply): Token | undefined {
  if (reply.kind === "trouble" || reply.status !== 200) return undefined;
  const { token, access_token, expires_in = defaultLifeSeconds } = schema.safeParse(parseJson(reply.body)).data ?? {};
  const value = token || access_token;
  // A header cannot carry every character, and an error about it would show the token.
  if (!value || !/^[\x21-\x7e]+$/.test(value)) return undefined;
  return { kind: "token", value, goodUntil: performance.now() + expires_in * 900 };
}

/** An answer 200 gets here only when no token could be read from it. */
function explained(reply: Reply): Reply {
  return reply.kind === "answer" && reply.status === 200
    ? { kind: "trouble", reason: "unusable", detail: "its answer holds no token" }
    : reply;
}
