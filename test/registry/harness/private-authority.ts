// A certificate authority of the test's own, made with openssl.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface PrivateAuthority {
  readonly folder: string;
  /** Path and text of its own certificate. */
  readonly certificate: string;
  readonly pem: string;
  /** Path and text of the certificate for 127.0.0.1, localhost and registry.example.com, and of its key. */
  readonly server: { readonly certificate: string; readonly key: string };
  readonly remove: () => void;
}

export function makePrivateAuthority(): PrivateAuthority {
  const folder = mkdtempSync(join(tmpdir(), "rexible-authority-"));
  const inFolder = (name: string) => join(folder, name);
  const openssl = (...words: string[]) => execFileSync("openssl", words, { cwd: folder, stdio: "pipe" });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl(
    "req",
    "-x509",
    ...newKey,
    "-keyout",
    "ca.key",
    "-out",
    "ca.crt",
    "-days",
    "2",
    "-subj",
    "/CN=Test authority",
  );
  openssl("req", ...newKey, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=registry.example.com");
  writeFileSync(inFolder("names"), "subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:registry.example.com\n");
  const sign = ["-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "names"];
  openssl("x509", "-req", "-in", "server.csr", "-out", "server.crt", ...sign);
  return {
    folder,
    certificate: inFolder("ca.crt"),
    pem: readFileSync(inFolder("ca.crt"), "utf8"),
    server: { certificate: inFolder("server.crt"), key: inFolder("server.key") },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
