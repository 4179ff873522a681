import type { Port } from "../../../model/service/ports.js";
import { type Placed, valueAt } from "../../placed.js";
import { isUnknown, textOf } from "../shape.js";
import { type Asked, items } from "./asked.js";

/** The ports of a service; those on every address of the host as `publish` too. */
export function portsOf(asked: Asked) {
  const publish: string[] = [];
  const ports: Port[] = [];
  for (const entry of items(asked, "ports", "ports")) {
    const target = known(entry, "target");
    if (target === undefined) {
      asked.unknown("ports");
      continue;
    }
    const address = valueAt(entry, "host_ip");
    const isEverywhere =
      address === undefined || (!isUnknown(address) && /^(|0\.0\.0\.0|::|\*)$/.test(textOf(address) ?? ""));
    const published = known(entry, "published");
    const port: Port = {
      address: isEverywhere ? undefined : (known(entry, "host_ip") ?? "\0"),
      published,
      target,
      protocol: known(entry, "protocol") ?? "tcp",
    };
    asked.note(["ports", ports.length], entry);
    ports.push(port);
    if (!isEverywhere) continue;
    asked.note(["publish", publish.length], entry);
    publish.push(`${published ?? target}/${port.protocol}`);
  }
  const exposed = items(asked, "port", "expose")
    .map(textOf)
    .find((text) => /^\d+$/.test(text ?? ""));
  const [first] = ports;
  const port = Number(exposed ?? first?.target);
  return { publish, ports, port: Number.isInteger(port) ? port : undefined };
}

function known(entry: Placed, key: string): string | undefined {
  const value = valueAt(entry, key);
  return value === undefined || isUnknown(value) ? undefined : textOf(value);
}
