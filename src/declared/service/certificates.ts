import type { Certificates } from "../../model/service/certificates.js";

export interface CertificateOptions {
  /** How the reverse proxy comes by the certificates of its sites. `catalog.caddy` says it by itself. Default: not known. */
  readonly certificates?: Certificates;
  /** Ranges of proxies before the reverse proxy; the records of its sites may lead to them. Default: none. */
  readonly trustedProxies?: readonly string[];
}
