import { nearest } from "../model/nearest.js";
import { type PlainError, plainNameError } from "./plain-name-error.js";

/** A type of ours as TypeScript prints it, what it stands for, and how it is written. */
const wanted: readonly (readonly [RegExp, string, string])[] = [
  [
    /^(readonly )?Exposure\b/,
    "an exposure",
    'Write publicly("www"), vpnOnly("www"), redirect("@", { to: "www" }) or onLoopback(8080), or a list of them.',
  ],
  [
    /^(BasicAuth|ForwardAuth|Login)\b/,
    "a login",
    'Write basicAuth({ ada: secret("ada_hash") }) or forwardAuth(authelia).',
  ],
  [
    /^StackSite\b/,
    "a site of the stack",
    'Write where it leads: publicly("nas", { upstream: outside("http://192.0.2.20:5000") }). A service says its own sites, by "expose".',
  ],
  [/^RedirectOptions\b/, "the goal of a redirect", 'Write { to: "www" }.'],
  [/^Protocol\b/, "a protocol", 'Write "http", "websocket", "grpc" or "https".'],
  [/^Upstream\b/, "a server outside the stack", 'Write outside("http://192.0.2.20:5000").'],
  [/^Snippet\b/, "a snippet", 'Write snippet("…", { because: "…" }).'],
  [/^Memory\b/, "the memory of a container", 'Write it with its limit: { limit: "256M" }.'],
  [
    /^\(?(Healthcheck|HttpProbe)\b/,
    "a probe",
    'Write { test: ["/app/health"] }: a program of the image with its arguments.',
  ],
  [
    /^readonly \[string, \.\.\.string\[\]\]/,
    "a program with its arguments",
    'Write each word as a text of its own: ["curl", "-f", "http://127.0.0.1:8080/"].',
  ],
  [/^readonly string\[\]/, "a list of texts", 'Write a list, each word as a text of its own: ["npm", "start"].'],
  [
    /^Mount\b/,
    "a mount",
    'Write volume("/data", { backup: "files" }), media.at(…) of a folder, hostFolder(…), hostPath(…) or dockerSocket(…).',
  ],
  [/^DeclaredPort\b/, "a port that is opened", 'Write port("2222:22", { from: "vpn", because: "…" }).'],
  [/^Device\b/, "a device", 'Write device("/dev/dri/renderD128", { because: "…" }).'],
  [/^Gpu\b/, "a graphics card", "Write nvidia({ count: 1 })."],
  [/^(SecretValue\b|("" \| )?Secret\b)/, "a secret", 'Write secret("name"): its value comes from the vault.'],
  [
    /^("host" \| )?(NetworkOf \| )?readonly Network\b/,
    "a list of networks",
    'Name their constants: [backend]; or write "host".',
  ],
  [/^Network\b/, "a network", "Name its constant, without quotes."],
  [/^Service\b/, "a service", "Name its constant, without quotes."],
  [/^Database\b/, "a database", 'Write engine.database("name", { password }), of the service that holds it.'],
  [/^Host\b/, "a host", "Write host({ address, user }), with the login that Ansible uses."],
  [
    /^`\$\{number\}\/tcp`/,
    "a port with its protocol",
    'Write "2222/tcp": it has one number on the host and in the container.',
  ],
  [
    /^(number \| )?`\$\{number\}:\$\{number\}`/,
    "a user by number",
    'Write the uid, such as 1000, or "1000:1000": names are known inside the image alone.',
  ],
  [/^Readonly<Record<string, Value>>/, "variables by their names", 'Write { NAME: "value" }.'],
  [
    /^Step\b/,
    "a step",
    "Write configure(…), deploy({ … }), provision(…), a role of Rexible's such as backup(), or role(…).",
  ],
  [/^Phase\b/, "a phase", 'Write phase("1", "Title", [ … ]) around it.'],
  [/^number$/, "a number", "Write the number alone, without quotes and without a unit; durations are in seconds."],
  [/^string$/, "a text", 'Write it in quotes; a size with its unit, such as "256M".'],
  [/^boolean$/, "a switch", "Write true or false, without quotes."],
];

/** What stands there instead, by the type that TypeScript prints for it. */
const given: readonly (readonly [RegExp, string])[] = [
  [/^(string|"[\s\S]*"|`[\s\S]*`)$/, "a text"],
  [/^(number|-?[\d.]+)$/, "a number"],
  [/^(boolean|true|false)$/, "a switch"],
  [/^null$/, "nothing"],
  [/^(PublicSite|VpnSite)\b/, "a site of no server"],
  [/^Database\b/, "a database"],
  [/^\(.*\) => /s, "a function that is not called"],
  [/\[\]$/, "a list"],
  [/^(RunRole|Configure|Deploy|Provision)\b/, "a step"],
];

/**
 * Says in our words what is wrong at a type of ours; nothing of any other error.
 *
 * @param text the error's headline, as in "Type 'string' is not assignable to type 'Exposure'."
 * @param chain the lines below it.
 */
export function plainTypeError(text: string, chain: readonly string[]): PlainError | undefined {
  const option =
    missingOption([text, ...chain]) ?? unknownOption(text) ?? missingArgument(text) ?? plainNameError(text);
  if (option !== undefined) return option;
  const [, is, expected] =
    /^(?:Type|Argument of type) '(.*)' is not assignable to (?:type|parameter of type) '(.*?)'(?: with .*)?\.?/s.exec(
      text,
    ) ??
    /^Type '(.*)' is missing the following properties from type '(.*?)'/s.exec(text) ??
    [];
  if (is === undefined || expected === undefined) return undefined;
  // Of the probes that it may be, TypeScript tells of one that was not meant.
  const [, asTest] = (/^\(?(Healthcheck|HttpProbe)\b/.test(expected) && /^\{ test: (.+?);/.exec(is)) || [];
  if (asTest !== undefined)
    return plainTypeError(`Type '${asTest}' is not assignable to type 'readonly [string, ...string[]]'.`, []);
  const what = nameOf(is);
  if (what === undefined) return undefined;
  if (/^Secret</.test(is) && /^(Value|TextValue)\b/.test(expected))
    return {
      message: `${what} stands where everyone can read the value`,
      fix: "Give it under 'secrets', by the name of the variable: the service gets a file that it alone can read.",
    };
  if (/^Value\b/.test(expected))
    return {
      message: `${what} stands where a value is expected`,
      fix: "Write a text, a number, true or false; leave out what has no value.",
    };
  const [, noun, fix] = wanted.find(([pattern]) => pattern.test(expected)) ?? [];
  if (noun === undefined || fix === undefined) return undefined;
  const call = /^\(/.test(is) ? "Call it, with '()' behind its name." : fix;
  const step =
    /^Service</.test(is) && /^Step\b/.test(expected) ? "Write what is done with it, such as 'configure(…)'." : call;
  const engine =
    /^Database\b/.test(is) && /^Service\b/.test(expected) ? "Name its engine, the service that holds it." : step;
  return { message: `${what} stands where ${noun} is expected`, fix: engine };
}

function nameOf(type: string): string | undefined {
  const [, kind, name] = /^(Secret|Service|Network|Group|Variable)<"([^"]+)">/.exec(type) ?? [];
  if (kind !== undefined) return `${kind.toLowerCase()} '${name}'`;
  return given.find(([pattern]) => pattern.test(type))?.[1];
}

/** An option without which the whole is refused. */
function missingOption(lines: readonly string[]): PlainError | undefined {
  for (const line of lines) {
    const [, option, owner] =
      /^Property '(\w+)' is (?:missing in type .* but required in type|optional in type .* but required in type) '(\w+)/s.exec(
        line,
      ) ?? [];
    if (option !== undefined && owner !== undefined && /Options$|^(Memory|Healthcheck)$|^Omit$/.test(owner))
      return {
        message: `the option '${option}' is missing`,
        fix: `Write '${option}'; its documentation stands in the editor's list of options.`,
      };
  }
  return undefined;
}

/** A call that lacks what stands behind its first words. */
function missingArgument(text: string): PlainError | undefined {
  const [, expected, got] = /^Expected (\d+) arguments?, but got (\d+)/.exec(text) ?? [];
  if (expected === undefined || Number(got) >= Number(expected)) return undefined;
  return {
    message: `${expected} arguments are expected here, and ${got === "1" ? "1 is" : `${got} are`} given`,
    fix: 'Give the rest too: a name is mostly followed by its options, as in engine.database("shop", { password: secret("shop_db_password") }).',
  };
}

/** An option that nobody takes, of a type that is written out, or that the compiler knows a near name in. */
function unknownOption(text: string): PlainError | undefined {
  const [, written, meant] =
    /^Object literal may only specify known properties, (?:and|but) '([^']+)' does not exist in type '[^{'][^']*(?:Options|Probe)\b.*?'(?:\. Did you mean to write '(\w+)'\?)?/is.exec(
      text,
    ) ?? [];
  if (written !== undefined)
    return {
      message: `there is no option '${written}' here${meant === undefined ? "" : ` (did you mean '${meant}'?)`}`,
      fix: "The options stand in the editor's list, with their documentation.",
    };
  const [, option, type = ""] =
    /^Object literal may only specify known properties, (?:and|but) '([^']+)' does not exist in type '(\{[\s\S]*)/i.exec(
      text,
    ) ?? [];
  if (option === undefined)
    return /does not exist in type 'Built'/.test(text)
      ? {
          message: "what stands here is no image",
          fix: 'Write the image as one text, with its tag: "ghcr.io/example/app:1.2.3"; or built(…) where it is built of your own files.',
        }
      : undefined;
  const options = [...outermost(type).matchAll(/(\w+)\??: /g)].map(([, name = ""]) => name);
  const near = nearest(option, options);
  return {
    message: `there is no option '${option}' here${near === undefined ? "" : ` (did you mean '${near}'?)`}`,
    fix: options.length === 0 ? "It takes no options." : `Options here: ${options.join(", ")}.`,
  };
}

/** What stands between the outermost braces of a type, without what stands in further ones. */
function outermost(type: string): string {
  const inner = /\{[^{}]*\}/g;
  let text = type.replace(/^\{|\}[^{}]*$/g, "");
  while (inner.test(text)) text = text.replace(inner, "");
  return text;
}
