import { knownData } from "../../reading/compose/plain.js";
import { code } from "../code.js";
import { changed, type ImportKey, leftOut, taken } from "../context.js";
import { pairs } from "./limits.js";

interface Port {
  readonly target?: number | string;
  readonly published?: string | number;
  readonly host_ip?: string;
  readonly protocol?: string;
}

/** 80 and 443 are the reverse proxy's; every other port says who may connect. */
export const ports: ImportKey = (value) => {
  const all = (knownData(value) as readonly Port[]).filter(({ published }) => published !== undefined);
  const isProxy =
    all.some(({ published }) => String(published) === "443") && all.some(({ published }) => String(published) === "80");
  const isWeb = ({ published, host_ip: address }: Port) =>
    isProxy && address === undefined && /^(?:80|443)$/.test(String(published));
  const others = all.filter((port) => !isWeb(port)).map(portOf);
  const publish = all.filter(isWeb).map(({ published, protocol = "tcp" }) => `${published}/${protocol}`);
  if (all.length === 0) return leftOut("ports without a number outside are for other containers, which need none");
  const options = { ...(isProxy && { reverseProxy: true, publish }), ...(others.length > 0 && { ports: others }) };
  const moved = all.flatMap(({ published }) => (String(published) in ofHardening ? [String(published)] : []));
  if (moved.length === 0) return taken(options);
  return changed(
    options,
    moved.map((one) => `port ${one} of the host is CrowdSec's, so ${ofHardening[one]} is taken`).join("; "),
  );
};

/** Ports of the host that the role 'hardening' takes for CrowdSec, and what is taken instead. */
const ofHardening: Readonly<Record<string, string>> = { "8080": "18080", "6060": "16060" };

function portOf({ target, published, host_ip: address, protocol = "tcp" }: Port) {
  const at =
    address === undefined || address === "0.0.0.0" ? "" : `${address.includes(":") ? `[${address}]` : address}:`;
  const outside = ofHardening[String(published)] ?? published;
  const text = `${at}${outside}:${target}/${protocol}`;
  const isLoopback = address === "127.0.0.1" || address === "::1";
  return isLoopback
    ? code`port(${text})`
    : code`port(${text}, ${{ from: "anyone", because: "published in the Compose file that this was imported from" }})`;
}

/** `depends_on`, `networks` and `aliases` of a service are read for the whole file; here are the names. */
export const extraHosts: ImportKey = (value) => {
  const known = knownData(value);
  const all = Array.isArray(known)
    ? Object.fromEntries(
        known.map((one) =>
          String(one)
            .split(/[:=](.*)/s)
            .slice(0, 2),
        ),
      )
    : pairs(value);
  return taken({ extraHosts: all });
};

export const dns: ImportKey = (value) => {
  const known = knownData(value);
  return taken({ dns: Array.isArray(known) ? known : [known] });
};
