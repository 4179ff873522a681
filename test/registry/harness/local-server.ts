// Small servers on loopback, for what the real registry does not do.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo, Server } from "node:net";

export interface LocalServer {
  /** `127.0.0.1:port`. */
  readonly host: string;
  readonly origin: string;
  /** Every request so far, with its headers. */
  readonly seen: readonly {
    readonly line: string;
    readonly headers: IncomingMessage["headers"];
    readonly at: number;
  }[];
  readonly stop: () => void;
}

export type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** Starts a plain HTTP server. `count` is 1 for the first request with the same method and path. */
export async function startServer(handle: Handler): Promise<LocalServer> {
  const seen: { line: string; headers: IncomingMessage["headers"]; at: number }[] = [];
  const listener: RequestListener = (request, response) => {
    const line = `${request.method} ${request.url}`;
    seen.push({ line, headers: request.headers, at: performance.now() });
    handle(request, response, seen.filter((other) => other.line === line).length);
  };
  const server = createServer(listener);
  const port = await listen(server);
  return {
    host: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    seen,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** Answers in JSON. */
export function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
