// One HTTP exchange: bounded in number, time and size; an error of the network becomes data here.
import { type Dispatcher, fetch } from "undici";
import { BodyTooLong, describeTrouble, type Trouble } from "./trouble.js";

export type Purpose = "ping" | "token" | "manifest" | "configuration" | "tags";

export interface Request {
  readonly purpose: Purpose;
  readonly url: string;
  readonly method?: "GET" | "HEAD" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly kind: "answer";
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export type Reply = Answer | Trouble;

export type Send = (request: Request) => Promise<Reply>;

export interface TransportOptions {
  readonly dispatcher: Dispatcher;
  readonly timeoutMilliseconds: number;
  readonly onRequest: (purpose: Purpose) => void;
}

/** Registries refuse manifests above 4 MiB; lists of tags can be longer. */
const largestBody = 16 * 1024 * 1024;

/**
 * Makes the function that carries out one request. Redirects are followed; fetch itself drops the `Authorization`
 * header when one leads to another origin. A form is never sent on to a redirect.
 */
export function createTransport({ dispatcher, timeoutMilliseconds, onRequest }: TransportOptions): Send {
  return async ({ purpose, url, method = "GET", headers = {}, form }) => {
    onRequest(purpose);
    try {
      const response = await fetch(url, {
        method,
        headers: { ...headers, "user-agent": "rexible" },
        redirect: form === undefined ? "follow" : "error",
        signal: AbortSignal.timeout(timeoutMilliseconds),
        dispatcher,
        ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
      });
      const body = await readBody(response.body);
      return {
        kind: "answer",
        url: response.url,
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body,
      };
    } catch (error) {
      return describeTrouble(error, timeoutMilliseconds);
    }
  };
}

async function readBody(stream: AsyncIterable<Uint8Array> | null): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream ?? []) {
    size += chunk.byteLength;
    if (size > largestBody) throw new BodyTooLong(largestBody);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
