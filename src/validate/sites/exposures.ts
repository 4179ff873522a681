import { z } from "zod";
import type { Exposure } from "../../model/service/exposure.js";
import { sampled } from "../../model/value.js";
import { port } from "../service/text.js";
import { textValueSchema } from "../value.js";
import { pathPattern } from "./path-pattern.js";
import { siteSettings, upstream } from "./settings.js";

const path = pathPattern
  .refine((text) => !text.includes("*"), "a path is meant with all below it: write it without '*'")
  .refine(
    (text) => text === "/" || !text.endsWith("/"),
    "a path is meant with all below it: write it without '/' at its end",
  );

const name = { subdomain: z.string(), domain: textValueSchema.exactOptional(), path: path.exactOptional() };

const publicSite = { kind: z.literal("public"), ...name, ...siteSettings };

const vpnSite = {
  kind: z.literal("vpnOnly"),
  ...name,
  ...siteSettings,
  publicPaths: z.array(pathPattern),
  publicRecord: z.boolean().exactOptional(),
};

const label = /^(?:@|[a-z0-9*](?:[a-z0-9.-]*[a-z0-9])?)$/;

const target = textValueSchema.refine(
  (value) =>
    (typeof value === "string" && (label.test(value) || pathPattern.safeParse(value).success)) ||
    (/^https?:\/\/[^\s{}"]+$/.test(sampled(value)) && URL.canParse(sampled(value))),
  'a redirect leads to a label of the domain, such as "www", to an address, such as "https://www.example.org", or to a path',
);

const redirect = z.strictObject({ kind: z.literal("redirect"), ...name, to: target, permanent: z.boolean() });

/** Of a service: nothing of it stands elsewhere. */
const ownUpstream = z.never("a site of a service leads to the service: other servers stand in 'sites' of the stack");

const exposure = z.discriminatedUnion("kind", [
  z.strictObject({ ...publicSite, upstream: ownUpstream.exactOptional() }),
  z.strictObject({ ...vpnSite, upstream: ownUpstream.exactOptional() }),
  redirect,
  z.strictObject({ kind: z.literal("loopback"), port }),
]);

/** How a service is reached: one way, or a list of them. */
export const exposures = z
  .union([z.array(exposure), exposure])
  .transform((said): readonly Exposure[] => (Array.isArray(said) ? said : [said]));

/** Of the stack: each leads to a server outside, or to another name. */
const noPort = z.never("the address of the server says its port");

export const stackSites: z.ZodType<readonly Exposure[]> = z.array(
  z.discriminatedUnion("kind", [
    z.strictObject({ ...publicSite, upstream, port: noPort.exactOptional() }),
    z.strictObject({ ...vpnSite, upstream, port: noPort.exactOptional() }),
    redirect,
  ]),
);
