import type { Host, HostOptions } from "../declared/host.js";
import { markOrigin } from "../model/origin.js";

/**
 * Declares a host: one Debian machine that the whole stack is deployed to. Where one is there to rehearse on, it says so by its
 * `environment`; then no run of a playbook deploys to it and to production at once.
 *
 * @example hosts: { prod: host({ address: variable("prod_address", { example: "203.0.113.10", … }), user: "deploy" }) }
 */
export function host(options: HostOptions): Host {
  return markOrigin({ kind: "host", ...options }, host);
}
