// A real registry on loopback: Debian's package docker-registry, with its storage in memory.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface RegistrySettings {
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** Lines of a htpasswd file; their passwords are hashed with bcrypt, the only way that the registry knows. */
  readonly htpasswd?: string;
  readonly token?: { readonly realm: string; readonly authority: string };
}

export interface RunningRegistry {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** What its access log holds so far: `GET /v2/`, `HEAD /v2/app/manifests/1`. Its own word, to check ours against. */
  readonly requests: () => Promise<readonly string[]>;
  readonly stop: () => void;
}

export const tokenService = "registry.example.com";
export const tokenIssuer = "tokens.example.com";

/** A login. */
export const account = "reader:correct horse: battery";

/** `htpasswd -nbB -C 4` of the account: the registry takes bcrypt only, which Node does not have. */
export const htpasswd = "reader:$2y$04$DOiwIEp/8mOstI1T0lB/GOonzxa3jeVGDBDbKQpI2UX.fh1f3ZC5i";

export async function startRegistry({ tls, htpasswd, token }: RegistrySettings = {}): Promise<RunningRegistry> {
  const folder = mkdtempSync(join(tmpdir(), "rexible-registry-"));
  const passwords = join(folder, "htpasswd");
  if (htpasswd !== undefined) writeFileSync(passwords, htpasswd);
  const configuration = {
    version: 0.1,
    log: { level: "info" },
    storage: { inmemory: {}, delete: { enabled: true } },
    http: { addr: "127.0.0.1:0", ...(tls ? { tls } : {}) },
    ...(htpasswd === undefined ? {} : { auth: { htpasswd: { realm: "rexible", path: passwords } } }),
    ...(token
      ? {
          auth: {
            token: {
              realm: token.realm,
              service: tokenService,
              issuer: tokenIssuer,
              rootcertbundle: token.authority,
            },
          },
        }
      : {}),
  };
  return runRegistry(configuration, folder);
}

/** Runs it with a configuration that listens on `127.0.0.1:0`; the folder goes when it is stopped. */
export async function runRegistry(configuration: object, folder: string): Promise<RunningRegistry> {
  const path = join(folder, "registry.json.yml");
  writeFileSync(path, JSON.stringify(configuration));

  const child = spawn("docker-registry", ["serve", path], { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      log += chunk.toString("utf8");
    });
  }
  const port = await waitForPort(child, () => log);
  return {
    host: `127.0.0.1:${port}`,
    requests: async () => {
      // The registry logs a request after it has answered it.
      for (let length = -1; length !== log.length; ) {
        length = log.length;
        await sleep(50);
      }
      return [...log.matchAll(/"((?:GET|HEAD|PUT|POST|PATCH) [^ "]+) HTTP\/[\d.]+" \d/g)].map(
        (match) => match[1] ?? "",
      );
    },
    stop: () => {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function waitForPort(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`docker-registry did not start:\n${log()}`)), 10_000);
    child.once("exit", () => reject(new Error(`docker-registry ended:\n${log()}`)));
    child.stderr?.on("data", () => {
      const port = /listening on 127\.0\.0\.1:(\d+)/.exec(log())?.[1];
      if (port === undefined) return;
      clearTimeout(limit);
      resolve(port);
    });
  });
}
