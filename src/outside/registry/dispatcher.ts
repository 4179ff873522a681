// The way out to the network: proxies and private certificate authorities from the usual variables.
import { type Dispatcher, EnvHttpProxyAgent } from "undici";
import { readTrustedCertificates } from "./certificates.js";
import type { Environment } from "./environment.js";

export interface Way {
  readonly dispatcher: Dispatcher;
  /** Sentences about variables that could not be used. */
  readonly problems: readonly string[];
}

/**
 * Opens the way described by `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY` (or in lower case), `SSL_CERT_FILE` and
 * `NODE_EXTRA_CA_CERTS`. As in Docker, this machine itself (`localhost`, 127.0.0.1 and ::1) is never asked through a proxy.
 */
export function openWay(environment: Environment, timeoutMilliseconds: number): Way {
  const { authorities, problems } = readTrustedCertificates(environment);
  const connect = { timeout: timeoutMilliseconds, ...(authorities === undefined ? {} : { ca: [...authorities] }) };
  const proxies = {
    https: readProxy(environment, "HTTPS_PROXY"),
    http: readProxy(environment, "HTTP_PROXY"),
  };
  const dispatcher = new EnvHttpProxyAgent({
    // An empty text keeps undici from looking into process.env itself.
    httpsProxy: proxies.https.url,
    httpProxy: proxies.http.url,
    noProxy: exceptLoopback(readVariable(environment, "NO_PROXY") ?? ""),
    connect,
    requestTls: connect,
    proxyTls: connect,
  });
  return { dispatcher, problems: [...problems, ...proxies.https.problems, ...proxies.http.problems] };
}

function readProxy(environment: Environment, name: string): { url: string; problems: readonly string[] } {
  const written = readVariable(environment, name) ?? "";
  const url = written === "" || written.includes("://") ? written : `http://${written}`;
  if (url === "" || /^(https?|socks5?):/.test(URL.canParse(url) ? url : "")) return { url, problems: [] };
  // The value itself may hold a password, so it is not repeated.
  return { url: "", problems: [`${name} is not the URL of a proxy, so no proxy is used for it`] };
}

function exceptLoopback(noProxy: string): string {
  return noProxy.trim() === "*" ? "*" : `${noProxy},localhost,127.0.0.1,[::1]`;
}

function readVariable(environment: Environment, name: string): string | undefined {
  return environment[name.toLowerCase()] ?? environment[name];
}
