/**
 * Whether a host, with its port if any, is this machine by its very name: `localhost`, `127.0.0.0/8`, `[::1]`.
 * Only such registries may be asked without TLS, as in Docker.
 */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host);
}
