import { spawn } from "node:child_process";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { python } from "../../tools/pyyaml.js";
import type { Certificate } from "./certificate.js";

/** What the program sends to a webhook. */
export interface News {
  readonly condition: string;
  readonly state: "begun" | "over" | "test";
  readonly title: string;
  readonly text: string;
}

interface Posted<Body> {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Body;
}

/** An HTTP server that keeps what is posted to it, and answers as it is told. */
export async function httpReceiver<Body = News>(address = "127.0.0.1") {
  const posted: Posted<Body>[] = [];
  const answer = { status: 200, headers: {} as Record<string, string> };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      response.writeHead(answer.status, answer.headers).end();
      if (answer.status !== 200) return;
      const body = JSON.parse(Buffer.concat(parts).toString() || "null") as Body;
      posted.push({ path: request.url ?? "", headers: request.headers, body });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  onTestFinished(() => void server.close());
  return { url: `http://${address}:${(server.address() as AddressInfo).port}`, posted, answer };
}

interface Letter {
  readonly from: string;
  readonly to: readonly string[];
  readonly title: string;
  readonly text: string;
}

/** A mail server, aiosmtpd, with TLS from the start and a login. */
export async function mailServer({ certificate, key }: Certificate, user: string, password: string) {
  const program = fileURLToPath(new URL("smtp.py", import.meta.url));
  const server = spawn(python, [program, certificate, key, user, password], { stdio: ["ignore", "pipe", "ignore"] });
  onTestFinished(() => void server.kill());
  const letters: Letter[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    server.on("exit", (code) => reject(new Error(`the mail server ended with ${code}: run 'make tools'`)));
    createInterface(server.stdout).on("line", (line) => {
      if (line.startsWith("{")) letters.push(JSON.parse(line) as Letter);
      else resolve(Number(line));
    });
  });
  return { port, letters };
}
