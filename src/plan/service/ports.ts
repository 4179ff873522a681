import { defined, filledList } from "./filled.js";
import type { PlacedService } from "./placed.js";

export function portKeys({ service: { publish, expose, port } }: PlacedService) {
  const loopback =
    expose?.kind === "loopback" ? [publishedPort(expose.port, port ?? expose.port, "tcp", "127.0.0.1")] : [];
  const everywhere = publish.map((published) => {
    const [number, protocol] = published.split("/");
    return publishedPort(Number(number), Number(number), protocol ?? "tcp");
  });
  return { ports: filledList([...everywhere, ...loopback]) };
}

function publishedPort(published: number, target: number, protocol: string, address?: string) {
  return defined({ target, published: String(published), host_ip: address, protocol, mode: "host" });
}
