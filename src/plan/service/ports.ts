import { loopbackPorts } from "../../model/service/exposure.js";
import { toCompose } from "../interpolation.js";
import { defined, filledList } from "./filled.js";
import type { PlacedService } from "./placed.js";

/** In the host's network Docker publishes nothing: what listens there is reached as it is. */
export function portKeys({ service: { publish, ports, expose, port, networks, across } }: PlacedService) {
  if (networks === "host") return {};
  const loopback = loopbackPorts(expose).map((one) => publishedPort(one, port ?? one, "tcp", "127.0.0.1"));
  const everywhere = publish.map((published) => {
    const [number, protocol] = published.split("/");
    return publishedPort(Number(number), Number(number), protocol ?? "tcp");
  });
  const opened = ports.map(({ address, published, target, protocol }) =>
    // The long form takes no range inside.
    target.includes("-")
      ? `${address === undefined ? "" : `${address}:`}${published}:${target}/${protocol}`
      : publishedPort(Number(published), Number(target), protocol, address?.replace(/^\[|\]$/g, "")),
  );
  const asked = (across?.ports ?? []).map((one) => publishedPort(one, one, "tcp", toCompose(across?.address ?? "")));
  return { ports: filledList([...everywhere, ...opened, ...loopback, ...asked]) };
}

function publishedPort(published: number, target: number, protocol: string, address?: string) {
  return defined({ target, published: String(published), host_ip: address, protocol, mode: "host" });
}
