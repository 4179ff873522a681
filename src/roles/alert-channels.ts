import { z } from "zod";
import { confidential } from "./confidential.js";
import type { ExplainedOptions } from "./explained.js";
import { setting } from "./setting.js";

const address = z.string().regex(/^https?:\/\//, "is an address that begins with https:// or http://");

const mailChannel = z.strictObject({
  kind: z.literal("mail"),
  server: setting(z.string().min(1)).describe("Mail server that takes the messages"),
  port: setting(z.int().min(1).max(65535)).describe("Port that it listens on").default(465),
  security: z
    .enum(["tls", "starttls", "none"])
    .describe("How the connection is kept secret: from its start, once both agreed, or not at all")
    .default("tls"),
  user: setting(z.string()).describe("Login; none where empty").default(""),
  password: confidential.default("").describe("Password of the login"),
  from: setting(z.string().min(1)).describe("Address that messages come from"),
  to: z
    .array(setting(z.string().min(1)))
    .min(1, "names nobody")
    .describe("Addresses that messages go to"),
});

const webhookChannel = z.strictObject({
  kind: z.literal("webhook"),
  url: setting(address).describe("Address that takes a POST of JSON; a secret, for most grant who knows them"),
});

const ntfyChannel = z.strictObject({
  kind: z.literal("ntfy"),
  url: setting(address).describe("Address of the ntfy server"),
  topic: setting(z.string().min(1)).describe("Topic; a secret on a server that everyone may read"),
  token: confidential.default("").describe("Access token; none where empty"),
});

/** One way by which somebody is told. */
export const alertChannel = z.discriminatedUnion("kind", [mailChannel, webhookChannel, ntfyChannel]);

export interface MailOptions extends Omit<z.input<typeof mailChannel>, "kind"> {}

export interface WebhookOptions extends Omit<z.input<typeof webhookChannel>, "kind"> {}

export interface NtfyOptions extends Omit<z.input<typeof ntfyChannel>, "kind"> {}

/**
 * Tells by mail, through a server that takes it (SMTP). Defaults: port 465 with TLS, no login.
 *
 * @example mail({ server: "smtp.example.com", user: "host", password: secret("smtp_password"), from: "host@example.com", to: ["admin@example.com"] })
 * @example mail({ server: "smtp.example.com", port: 587, security: "starttls", from: "host@example.com", to: [adminAddress] })
 */
export function mail(options: MailOptions & ExplainedOptions["mail"]) {
  return { kind: "mail" as const, ...options };
}

/**
 * Tells by a POST of JSON: `text` is the whole message, as Slack and Mattermost read it; `title`, `state` ("begun" or
 * "over"), `condition`, `since`, `host` and `stack` stand beside it.
 *
 * @example webhook({ url: secret("alerts_webhook_url") })
 */
export function webhook(options: WebhookOptions & ExplainedOptions["webhook"]) {
  return { kind: "webhook" as const, ...options };
}

/**
 * Tells by ntfy, on phones and desktops.
 *
 * @example ntfy({ url: "https://ntfy.example.com", topic: "hosts", token: secret("ntfy_token") })
 */
export function ntfy(options: NtfyOptions & ExplainedOptions["ntfy"]) {
  return { kind: "ntfy" as const, ...options };
}
