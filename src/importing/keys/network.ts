import { knownData } from "../../reading/compose/plain.js";
import { gap, type Placed } from "../../reading/placed.js";
import { code } from "../code.js";
import { changed, type ImportKey, leftOut, taken } from "../context.js";
import { placeholder } from "../shell-values.js";
import { pairs } from "./limits.js";

interface Port {
  readonly target?: number | string;
  readonly published?: string | number;
  readonly host_ip?: string;
  readonly protocol?: string;
}

/** 80 and 443 are the reverse proxy's; every other port says who may connect. */
export const ports: ImportKey = (value, _, service) => {
  const all = (knownData(value) as readonly Port[]).flatMap((port) =>
    port.published === undefined
      ? []
      : [String(port.published).includes(placeholder) ? { ...port, published: port.target ?? 0 } : port],
  );
  if (isOfHost(service)) return leftOut("in the host's network its program listens on the host itself");
  const isProxy =
    all.some(({ published }) => String(published) === "443") && all.some(({ published }) => String(published) === "80");
  const isWeb = ({ published, host_ip: address }: Port) =>
    isProxy && address === undefined && /^(?:80|443)$/.test(String(published));
  const others = all.filter((port) => !isWeb(port)).map(portOf);
  const publish = all.filter(isWeb).map(({ published, protocol = "tcp" }) => `${published}/${protocol}`);
  if (all.length === 0) return leftOut("ports without a number outside are for other containers, which need none");
  const options = { ...(isProxy && { reverseProxy: true, publish }), ...(others.length > 0 && { ports: others }) };
  const moved = all.flatMap(({ published }) => {
    const owned = ofHost[String(published)];
    return owned === undefined ? [] : [`port ${published} of the host is ${owned.by}, so ${owned.instead} is taken`];
  });
  return moved.length === 0 ? taken(options) : changed(options, moved.join("; "));
};

function isOfHost(service: ReadonlyMap<string, Placed>): boolean {
  const mode = service.get("network_mode");
  return mode !== undefined && knownData(mode) === "host";
}

/** Ports of the host that sshd, and CrowdSec of the role 'hardening', take, and what is taken instead. */
const ofHost: Readonly<Record<string, { readonly by: string; readonly instead: string }>> = {
  "22": { by: "sshd's", instead: "2222" },
  "6060": { by: "CrowdSec's", instead: "16060" },
  "8080": { by: "CrowdSec's", instead: "18080" },
};

function portOf({ target, published, host_ip: address, protocol = "tcp" }: Port) {
  const at =
    address === undefined || address === "0.0.0.0" ? "" : `${address.includes(":") ? `[${address}]` : address}:`;
  const outside = ofHost[String(published)]?.instead ?? published;
  const text = `${at}${outside}:${target}/${protocol}`;
  const isLoopback = address === "127.0.0.1" || address === "::1";
  return isLoopback
    ? code`port(${text})`
    : code`port(${text}, ${{ from: "anyone", because: "published in the Compose file that this was imported from" }})`;
}

/** The networks of a service are read for the whole file; here are its further names, which it has on all of them. */
export const aliases: ImportKey = (value, { name }) => {
  const joined = knownData(value) as Readonly<Record<string, { readonly aliases?: readonly string[] } | null>>;
  const said = Array.isArray(joined) ? [] : Object.values(joined).map((one) => one?.aliases ?? []);
  const all = [...new Set(said.flat())].filter((one) => one !== name);
  if (all.length === 0) return undefined;
  const isSame = said.every((one) => one.length === all.length);
  return isSame ? taken({ aliases: all }) : changed({ aliases: all }, "as aliases, on each of its networks");
};

export const extraHosts: ImportKey = (value) => {
  const known = knownData(value);
  const all = Array.isArray(known)
    ? known.map((one) => String(one).split(/[:=](.*)/s, 2))
    : Object.entries(pairs(value));
  const said = all.filter((one) => !one.some(isOpen));
  const options = said.length === 0 ? {} : { extraHosts: Object.fromEntries(said) };
  return said.length === all.length
    ? taken(options)
    : told(options, "hosts of which only the shell knows the name or the address are left out");
};

export const dns: ImportKey = (value) => {
  const known = knownData(value);
  const all = Array.isArray(known) ? known : [known];
  const said = all.filter((one) => !isOpen(one));
  const options = said.length === 0 ? {} : { dns: said };
  return said.length === all.length
    ? taken(options)
    : told(options, "name servers that only the shell knows are left out");
};

/** Whether the shell gives a part of a text that must be an address or a name. */
function isOpen(text: unknown): boolean {
  return String(text).includes(placeholder) || String(text).includes(gap);
}

function told(options: Readonly<Record<string, unknown>>, says: string) {
  return Object.keys(options).length === 0 ? leftOut(says) : changed(options, says);
}
