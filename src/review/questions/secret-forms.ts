import { isSecretName, isSecretValue } from "./secret-names.js";

/** Forms that belong to one kind of secret alone. Sources: the makers' documents on the form of their keys. */
const forms: readonly (readonly [string, RegExp])[] = [
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAGE-SECRET-KEY-1[A-Z0-9]{50}/],
  ["a token of GitHub", /\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{22,}/],
  ["a token of GitLab", /\bgl(?:pat|rt|dt|cbt)-[\w-]{20,}/],
  ["a key of AWS", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["a key of Google", /\bAIza[\w-]{35}\b/],
  ["a key of OpenAI, Anthropic or OpenRouter", /\bsk-(?:proj-|ant-|or-v1-)?[\w-]{32,}/],
  ["a key of Stripe", /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/],
  ["a key of SendGrid", /\bSG\.[\w-]{16,}\.[\w-]{16,}/],
  ["a token of Slack", /\bxox[abeprs]-[\w-]{10,}/],
  ["a token of Telegram", /\b\d{8,10}:AA[\w-]{33}\b/],
  [
    "an address of Slack, Discord or Teams that anybody may write to",
    /\bhooks\.slack\.com\/services\/T\w+\/B\w+\/\w{8,}|\bdiscord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{20,}|\.webhook\.office\.com\/webhookb2\/\S{30,}/,
  ],
  ["a line of pgpass", /^[\w.*-]+:(?:\d+|\*):[\w*-]+:[\w*-]+:[^\s:$]{4,}$/m],
  ["a token of npm", /\bnpm_[A-Za-z0-9]{36}\b/],
  ["a token of Docker Hub", /\bdckr_pat_[\w-]{20,}/],
  ["a token of Hugging Face", /\bhf_[A-Za-z0-9]{30,}\b/],
  ["a key of Tailscale or Headscale", /\btskey-[\w-]{20,}/],
  ["a web token", /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/],
  ["a header with credentials", /\b(?:Bearer|Basic)\s+(?=[\w+/.~-]*\d)[\w+/.~-]{12,}={0,2}/],
  ["a password of MySQL", /\b[\w.-]+:[^\s:@/'"\0$]+@(?:tcp|unix)\(/],
];

/** A user and a password in the address of something. */
const inAddress = /:\/\/[^\s/:@'"]*:([^\s/@'"\0$]+)@/;

/** A name and a value: of a line of a file, a key of JSON, an option of a program, a part of a query or of a DSN. */
const assignments = /(?:^|[\s?&;,{"'-])["']?([A-Za-z][\w.-]*)["']?\s*[:=]\s*(?=["']?([^\s"',;&}]+))/g;

/** What kind of secret a text holds, whatever it is called; none where it holds none. "a password in a URL" is its own kind. */
export function secretIn(text: string): string | undefined {
  return heldBy(text) ?? inBase64(text);
}

/** What kind of secret a text holds by its form alone, whatever stands before it. */
export function formIn(text: string): string | undefined {
  return forms.find(([, pattern]) => pattern.test(text))?.[0];
}

function heldBy(text: string): string | undefined {
  const form = formIn(text);
  if (form !== undefined) return form;
  if (inAddress.test(text)) return "a password in a URL";
  for (const [, name = "", value = ""] of text.matchAll(assignments))
    if (isSecretName(name) && isSecretValue(value)) return `a value for '${name}'`;
  // JSON in a text of JSON or YAML.
  return text.includes('\\"') ? heldBy(text.replaceAll('\\"', '"')) : undefined;
}

/** Base64 hides nothing: a word that is wholly in it is read. */
function inBase64(text: string): string | undefined {
  for (const word of text.split(/[\s"'`:,]+/)) {
    if (!/^[A-Za-z0-9+/]{24,}={0,2}$/.test(word) || word.length % 4 !== 0) continue;
    const read = Buffer.from(word, "base64").toString("latin1");
    const held = /^[\x20-\x7e\s]+$/.test(read) ? heldBy(read) : undefined;
    if (held !== undefined) return `${held}, in base64`;
  }
  return undefined;
}

/** A secret that stands in a text. */
export interface SecretPart {
  /** Place of its first character, and of the first behind it. */
  readonly from: number;
  readonly to: number;
  /** What the text calls it; "password" in an address. */
  readonly name: string;
}

/** The secrets in a text that stand in an address or behind their name, in their order. */
export function secretParts(text: string): readonly SecretPart[] {
  const addresses = [...text.matchAll(new RegExp(inAddress, "g"))].map(({ 0: whole, 1: value = "", index }) => ({
    from: index + whole.length - 1 - value.length,
    to: index + whole.length - 1,
    name: "password",
  }));
  const named = [...text.matchAll(assignments)].flatMap(({ 0: whole, 1: name = "", 2: value = "", index }) => {
    if (!isSecretName(name) || !isSecretValue(value)) return [];
    const from = text.indexOf(value, index + whole.length);
    return [{ from, to: from + value.length, name }];
  });
  const all = [...addresses, ...named].sort((one, other) => one.from - other.from);
  return all.filter(({ from }, index) => index === 0 || from >= (all[index - 1]?.to ?? 0));
}
