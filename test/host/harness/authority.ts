import { domain } from "./addresses.js";
import { depotCertificate, inDepot } from "./depot.js";

/** Directory of the depot's ACME server, Pebble, which looks at every name before it signs. */
export const directory: string = `https://acme.${domain}:14000/dir`;

const askForRoot = `import ssl, urllib.request
tls = ssl._create_unverified_context()
print(urllib.request.urlopen("https://127.0.0.1:15000/roots/0", context=tls).read().decode())`;

/** What signs the directory and, anew at each start of Pebble, the sites: PEM, as an operator is handed it. */
export async function authorityRoots(): Promise<string> {
  return `${await depotCertificate()}\n${(await inDepot(["python3", "-c", askForRoot])).trim()}\n`;
}
