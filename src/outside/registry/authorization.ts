import { basic } from "./basic-authorization.js";
// The proof that goes with each request: nothing, a password, or a token that is fetched once for each repository.
// Source: distribution's token authentication specification (token.md, oauth.md).
import type { Challenge } from "./challenge.js";
import type { Credentials } from "./credentials.js";
import type { CredentialsUse, LookUpFailure } from "./look-up-result.js";
import { fetchToken } from "./token.js";
import type { Send } from "./transport.js";

export interface Authorized {
  readonly kind: "authorized";
  /** The value of the `Authorization` header; absent where the registry wants none. */
  readonly header?: string;
  readonly credentials: CredentialsUse;
}

export interface Authority {
  /** The proof for one repository. A token is fetched when there is none yet, or when it has run out. */
  readonly authorize: (challenges: readonly Challenge[], repository: string) => Promise<Authorized | LookUpFailure>;
  /** Drops the token of a repository, because the registry no longer takes it. */
  readonly forget: (repository: string) => void;
}

interface Issued {
  readonly result: Authorized | LookUpFailure;
  /** On the clock of `performance.now()`. */
  readonly goodUntil: number;
}

export function createAuthority(host: string, send: Send, findCredentials: () => Promise<Credentials>): Authority {
  const issued = new Map<string, Promise<Issued>>();
  let found: Promise<Credentials> | undefined;

  const issue = async (challenge: Challenge, repository: string): Promise<Issued> => {
    found ??= findCredentials();
    const credentials = await found;
    const use = describeUse(credentials);
    const token = await fetchToken(challenge, `repository:${repository}:pull`, { host, send, credentials, use });
    if (token.kind !== "token") return { result: token, goodUntil: Number.POSITIVE_INFINITY };
    return {
      result: { kind: "authorized", header: `Bearer ${token.value}`, credentials: use },
      goodUntil: token.goodUntil,
    };
  };

  return {
    forget: (repository) => issued.delete(repository),
    authorize: async (challenges, repository) => {
      if (challenges.length === 0) return { kind: "authorized", credentials: { kind: "none" } };
      const bearer = challenges.find(({ scheme }) => scheme === "bearer");
      if (bearer) {
        const kept = issued.get(repository);
        if (kept && (await kept).goodUntil > performance.now()) return (await kept).result;
        // Another question may have renewed the token while this one waited.
        const current = issued.get(repository);
        const fresh = current === undefined || current === kept ? issue(bearer, repository) : current;
        issued.set(repository, fresh);
        return (await fresh).result;
      }
      if (challenges.some(({ scheme }) => scheme === "basic")) {
        found ??= findCredentials();
        return presentPassword(await found, host);
      }
      const wanted = challenges.map(({ scheme }) => `'${scheme}'`).join(", ");
      return { kind: "bad-answer", host, detail: `it asks for the unknown proof ${wanted}` };
    },
  };
}

function presentPassword(credentials: Credentials, host: string): Authorized | LookUpFailure {
  const use = describeUse(credentials);
  return credentials.kind === "password"
    ? { kind: "authorized", header: basic(credentials.user, credentials.password), credentials: use }
    : { kind: "denied", host, credentials: use, detail: "it asks for a user and a password" };
}

function describeUse(credentials: Credentials): CredentialsUse {
  switch (credentials.kind) {
    case "none":
      return { kind: "none" };
    case "unavailable":
      return { kind: "unavailable", source: credentials.source, why: credentials.why };
    default:
      return { kind: "sent", source: credentials.source };
  }
}
