// Whom to trust beside, or instead of, the authorities that Node ships.
import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import type { Environment } from "./environment.js";

export interface TrustedCertificates {
  /** PEM texts for TLS; absent means Node's own default. */
  readonly authorities?: readonly string[];
  /** Sentences about variables that name no readable certificates. */
  readonly problems: readonly string[];
}

/**
 * Reads the files that `SSL_CERT_FILE` and `NODE_EXTRA_CA_CERTS` name. As in OpenSSL, the first replaces the usual
 * authorities; as in Node, the second adds to them.
 */
export function readTrustedCertificates(environment: Environment): TrustedCertificates {
  const problems: string[] = [];
  const read = (variable: string): string | undefined => {
    const path = environment[variable];
    if (!path) return undefined;
    const text = readText(path);
    if (text?.includes("-----BEGIN CERTIFICATE-----")) return text;
    const fault = text === undefined ? "cannot be read" : "holds no certificate in PEM form";
    problems.push(`the file '${path}', which ${variable} names, ${fault}`);
    return undefined;
  };
  const own = read("SSL_CERT_FILE");
  const extra = read("NODE_EXTRA_CA_CERTS");
  if (own === undefined && extra === undefined) return { problems };
  const usual = own === undefined ? rootCertificates : [own];
  return { authorities: extra === undefined ? usual : [...usual, extra], problems };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
