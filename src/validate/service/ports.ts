import { z } from "zod";
import { isLoopback, type OpenPort } from "../../model/service/ports.js";
import { exposures } from "../sites/exposures.js";
import { textValueSchema } from "../value.js";
import { port } from "./text.js";

const number = String.raw`\d+(?:-\d+)?`;
const form = new RegExp(
  String.raw`^(?:(?<address>\[[\da-fA-F:]+\]|\d+(?:\.\d+){3}):)?(?<outside>${number})(?::(?<inside>${number}))?(?:/(?<protocol>tcp|udp))?$`,
);

const range = textValueSchema.refine(
  (value) =>
    typeof value !== "string" ||
    [z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()].some((one) => one.safeParse(value).success),
  'a range is in CIDR notation, such as "192.0.2.0/24"',
);

/** What `port()` makes → the port of the model. */
const openPort = z
  .strictObject({
    kind: z.literal("port"),
    text: z.string(),
    from: z
      .union([z.enum(["anyone", "vpn"]), z.array(range).min(1, "nobody may connect from no range")])
      .exactOptional(),
    because: z.string().min(1).exactOptional(),
  })
  .superRefine(({ text, from, because }, context) => {
    const report = (message: string, at = "text") => context.addIssue({ code: "custom", path: [at], message });
    const parts = form.exec(text)?.groups;
    if (parts === undefined)
      return report('a port is "[address:]outside[:inside][/tcp or /udp]", such as "2222:22/tcp"');
    const [outside, inside] = [parts.outside, parts.inside ?? parts.outside].map((part = "") =>
      part.split("-").map(Number),
    );
    if ([...(outside ?? []), ...(inside ?? [])].some((one) => !port.safeParse(one).success))
      return report("a port is a number from 1 to 65535");
    if (lengthOf(outside) < 1 || lengthOf(outside) !== lengthOf(inside))
      return report("a range begins with its lower end, and is as long outside as inside");
    if (isLoopback(parts.address)) return;
    if (from === undefined) report('say who may connect: from: "anyone", "vpn", or ranges', "from");
    else if (because === undefined) report("say why it is open: because", "because");
  })
  .transform(({ text, from, because }): OpenPort => {
    const { address, outside = "", inside = outside, protocol } = form.exec(text)?.groups ?? {};
    return {
      address: address === "0.0.0.0" || address === "[::]" ? undefined : address,
      published: outside,
      target: inside,
      protocol: protocol === "udp" ? "udp" : "tcp",
      from: isLoopback(address) ? "host" : (from ?? "anyone"),
      because,
    };
  });

/** How many ports a range has; a number is one. */
function lengthOf([first = 0, last = first]: readonly number[] = []): number {
  return last - first + 1;
}

export const portOptions = {
  port: port.optional(),
  expose: exposures.default([]),
  ports: z.array(openPort).default([]),
  reverseProxy: z.boolean().default(false),
  egressProxy: z.boolean().exactOptional(),
  publish: z
    .array(
      z
        .string()
        .regex(/^\d+\/(tcp|udp)$/, 'a published port is its number and protocol, such as "443/tcp"')
        .refine((text) => port.safeParse(Number.parseInt(text, 10)).success, "a port is a number from 1 to 65535"),
    )
    .default([]),
};
