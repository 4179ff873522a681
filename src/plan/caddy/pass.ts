import type { Site } from "../../model/site.js";
import { block } from "./block.js";
import type { Words } from "./words.js";

/** What answers in the end: the server behind the site, or the address that it leads to. */
export function passLines({ leadsTo, settings, protocol, path }: Site, { word, text }: Words): readonly string[] {
  if (leadsTo.kind === "redirect") {
    const address = `${text(leadsTo.address)}${leadsTo.keepsPath ? "{uri}" : ""}`;
    return [`redir ${word(address)} ${leadsTo.permanent ? 308 : 307}`];
  }
  const { requestHeaders = {}, stripPath } = settings;
  const inside = [
    ...Object.entries(requestHeaders).map(([name, value]) =>
      value === null ? `header_up -${name}` : `header_up ${name} ${word(value)}`,
    ),
    ...transportLines(leadsTo, protocol),
  ];
  const head = `reverse_proxy ${upstreamOf(leadsTo, protocol, word)}`;
  return [
    ...(stripPath === true && path !== undefined && path !== "/" ? [`uri strip_prefix ${path}`] : []),
    ...(inside.length === 0 ? [head] : block(head, inside)),
  ];
}

type Server = Exclude<Site["leadsTo"], { readonly kind: "redirect" }>;

type Protocol = Site["protocol"];

function upstreamOf(leadsTo: Server, protocol: Protocol, word: Words["word"]): string {
  if (leadsTo.kind === "outside") {
    const { address } = leadsTo;
    return protocol === "grpc" ? word(address).replace(/^"http:/, '"h2c:') : word(address);
  }
  const schemes = { http: "", websocket: "", grpc: "h2c://", https: "https://" };
  return leadsTo.upstreams.map((one) => `${schemes[protocol]}${one}`).join(" ");
}

function transportLines(leadsTo: Server, protocol: Protocol): readonly string[] {
  // In a network of the stack the container is known by where it is: nobody signs for its name.
  const isUntrusted = leadsTo.kind === "outside" ? !leadsTo.isTrusted : protocol === "https";
  const lines = [
    ...(isUntrusted ? ["tls_insecure_skip_verify"] : []),
    ...(protocol === "websocket" ? ["versions 1.1"] : []),
  ];
  if (lines.length === 0) return [];
  return [
    ...(protocol === "websocket" ? ["# WebSocket fails over HTTP/2 to the upstream."] : []),
    ...block("transport http", lines),
  ];
}
