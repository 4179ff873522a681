// A token endpoint whose tokens the real registry believes: JSON Web Tokens signed with the private authority's
// server key (distribution's token specification, jwt.md).
import { createSign, randomUUID, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { tokenIssuer, tokenService } from "./docker-registry.js";
import { answer, type LocalServer, startServer } from "./local-server.js";
import type { PrivateAuthority } from "./private-authority.js";

export interface TokenServer extends LocalServer {
  /** A token for any access, for the test's own pushes. */
  readonly mint: (repository: string, actions: readonly string[]) => string;
}

export interface TokenServerSettings {
  /** `user:password` that opens every repository. */
  readonly account: string;
  /** The refresh token that does the same. */
  readonly refreshToken: string;
  /** Repositories that anyone may pull. */
  readonly isPublic: (repository: string) => boolean;
  /** Life of a token in seconds. Default: 300. */
  readonly life?: number;
}

export async function startTokenServer(
  authority: PrivateAuthority,
  settings: TokenServerSettings,
): Promise<TokenServer> {
  const { account, refreshToken, isPublic, life = 300 } = settings;
  const mint = (repository: string, actions: readonly string[]) => sign(authority, repository, actions, life);
  const server = await startServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const posted = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
      const asked = request.method === "POST" ? posted : new URL(request.url ?? "", "http://x").searchParams;
      const { authorization } = request.headers;
      const known =
        authorization === `Basic ${Buffer.from(account).toString("base64")}` ||
        asked.get("refresh_token") === refreshToken;
      const wrong = (authorization !== undefined || asked.has("refresh_token")) && !known;
      if (wrong) return answer(response, 401, { errors: [{ code: "UNAUTHORIZED", message: "incorrect password" }] });
      const [, repository = "", actions = ""] = (asked.get("scope") ?? "").split(":");
      if (asked.get("service") !== tokenService) return answer(response, 400, {});
      const granted = known || isPublic(repository) ? actions.split(",") : [];
      const token = mint(repository, granted);
      // Token endpoints use either name.
      answer(
        response,
        200,
        request.method === "POST" ? { access_token: token, expires_in: life } : { token, expires_in: life },
      );
    });
  });
  return { ...server, mint };
}

function sign(authority: PrivateAuthority, repository: string, actions: readonly string[], life: number): string {
  const certificate = new X509Certificate(readFileSync(authority.server.certificate));
  const now = Math.floor(Date.now() / 1000);
  const header = { typ: "JWT", alg: "ES256", x5c: [certificate.raw.toString("base64")] };
  const claims = {
    iss: tokenIssuer,
    sub: "",
    aud: tokenService,
    iat: now,
    nbf: now - 10,
    exp: now + life,
    jti: randomUUID(),
    access: actions.length > 0 ? [{ type: "repository", name: repository, actions }] : [],
  };
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const key = { key: readFileSync(authority.server.key), dsaEncoding: "ieee-p1363" } as const;
  return `${text}.${createSign("sha256").update(text).sign(key).toString("base64url")}`;
}
