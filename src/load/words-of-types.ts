/** A type of ours as TypeScript prints it, what it stands for, and how it is written. */
export const wanted: readonly (readonly [RegExp, string, string])[] = [
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
  [/^readonly Service\b.*\[\]/, "a list of services", "Name their constants in brackets: [web, worker]."],
  [/^readonly Step\[\]/, "a list of steps", "Write them in brackets: [backup()]."],
  [
    /^Omit<DeclaredVolume\b/,
    "what is said of a volume",
    'Write volume("/data", { backup: "files" }): the path is the one in the container, and the stack keeps a folder for it. A folder of the host that is there already is hostFolder("/srv/data", "/data", { … }).',
  ],
  [
    /^(PortOptions\b|`127\.0\.0\.1:)/,
    "who may connect",
    'Write it behind the port: port("8080:80", { from: "anyone", because: "…" }), with the host\'s port first. A port of loopback alone, as in port("127.0.0.1:8080:80"), needs none.',
  ],
  [
    /^(readonly TextValue\[\] \| )?"anyone" \| "vpn"/,
    "who may connect",
    'Write "anyone", "vpn", or a list of ranges such as ["192.0.2.0/24"].',
  ],
  [
    /^(WithExample|WithDefault) \|/,
    "what is said of a variable",
    'Write { example: "example.com", description: "…" }; with a default in place of the example, the inventory need not have it.',
  ],
  [
    /^TemplateStringsArray\b/,
    "a template",
    "Write it with backquotes and without round brackets: text`https://${domain}/`.",
  ],
  [/^Reason\b/, "a reason", 'Write { because: "…" }.'],
  [
    /^(string \| Built|Built)\b/,
    "an image",
    'Write it as one text, with its tag: "ghcr.io/example/app:1.2.3"; or built(…) where it is built of your own files.',
  ],
  [/^Readonly<Record<string, Secret(Value)?\b/, "secrets by their names", 'Write { NAME: secret("name") }.'],
  [
    /^Variable<.*> \| Text\b|^(string \| )?Text(Value)?\b/,
    "a text",
    "Write it in quotes, or text`…` where it holds a variable.",
  ],
  [
    /^readonly (string|TextValue)\[\]/,
    "a list of texts",
    'Write a list, each word as a text of its own: ["npm", "start"].',
  ],
  [
    /^Mount\b/,
    "a mount",
    'Write volume("/data", { backup: "files" }), media.at(…) of a folder, hostFolder(…), hostPath(…) or dockerSocket(…).',
  ],
  [
    /^DeclaredPort\b/,
    "a port that is opened",
    'Write port("8080:80", { from: "vpn", because: "…" }), with \'port\' of the import from "rexible": the port of the host comes first, and "anyone" may stand in place of "vpn". What is a site needs none.',
  ],
  [
    /^ConfigFile\b/,
    "a file for the container",
    'Write file("/etc/app/app.conf", "…"), yamlFile(…), jsonFile(…) or templateFile(…).',
  ],
  [/^(Machine\b|readonly Machine\b)/, "a machine", 'Name the constant of machine("…"), or a list of them.'],
  [
    /^(Kept|BackupPolicy)\b/,
    "what the backup does with it",
    'Write "files", "files-paused", { sqlite: ["app.db"] }, or { none: "why it may be lost" }.',
  ],
  [/^Account\b/, "an owner", "Write { uid: 1000, gid: 1000 }."],
  [/^(SaidDataRoot|DataRoot)\b/, "a folder for the data", 'Write its path, such as "/mnt/tank".'],
  [
    /^SecretDelivery\b/,
    "how the image takes its secrets",
    'Write { kind: "file", suffix: "_FILE" }, { kind: "shell" } or { kind: "environment" }.',
  ],
  [
    /^DumpCommands\b/,
    "how it is dumped",
    'Write { dump: ["…"], verify: ["…"], restore: ["…"], extension: "dump" }, each a program with its arguments.',
  ],
  [/^ComposeKeys\b/, "keys of Compose", 'Write them by their names, and why: { because: "…", tty: true }.'],
  [/^Acceptance\b/, "an accepted risk", 'Write accept("REX005", { because: "…", until: "2027-06-30" }).'],
  [/^Destruction\b/, "what is destroyed", 'Write destroy("name", { because: "…" }).'],
  [/^Adoption\b/, "what the stack takes over", 'Write { projects: ["shop"] } or { containers: ["old-db"] }.'],
  [
    /^CaddyCertificates\b/,
    "a way to certificates",
    'Write { email: "admin@example.com" }, or "internal" where Caddy signs by itself.',
  ],
  [
    /^("internal" \| )?AcmeAuthority\b/,
    "an authority",
    'Write { directory: "https://ca.example.com/acme/acme/directory" }, or "internal"; without it, it is Let\'s Encrypt.',
  ],
  [
    /^DnsProvider\b/,
    "a DNS provider",
    'Write { provider: "hetzner", settings: { api_token: secret("dns_token") } }, with the settings of its module.',
  ],
  [/^Readonly<Record<string, Host\b/, "hosts by their names", "Write { prod: host({ … }) }."],
  [
    /^RoleVariable\b/,
    "a value of a role",
    "Write a text, a number, a list or an object of them; variables and secrets too.",
  ],
  [/^Device\b/, "a device", 'Write device("/dev/dri/renderD128", { because: "…" }).'],
  [/^Gpu\b/, "a graphics card", "Write nvidia({ count: 1 })."],
  [/^(SecretValue\b|("" \| )?Secret\b)/, "a secret", 'Write secret("name"): its value comes from the vault.'],
  [
    /^("host" \| )?(NetworkOf \| )?readonly Network\b/,
    "a list of networks",
    'Name their constants: [backend]; or write "host".',
  ],
  [/^Network\b/, "a network", "Name its constant, without quotes."],
  [/^(Group<.*> \| )?Service\b/, "a service", "Name its constant, without quotes."],
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
  [/^Readonly<Record<string, /, "values by their names", 'Write { name: "value" }.'],
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

/** Options by their names, as each call of ours takes them last, and what else is written in braces. */
const options =
  /^\(?(\w*Options|Given|Omit|Pick|Reason|ProbeTiming|WithExample|WithDefault|Memory|Healthcheck|HttpProbe|Account|SecretDelivery|DumpCommands|ComposeKeys|Adoption|CaddyCertificates|AcmeCertificates|AcmeAuthority|DnsProvider)\b/;

export function isOptions(type: string): boolean {
  return options.test(type);
}

interface Words {
  readonly noun: string;
  readonly fix: string;
}

/** Of a list, of words to choose from, or of several types what is known of the first. */
function wordsOfParts(type: string): Words | undefined {
  const entry = /^readonly \(?(.*?)\)?\[\]$/s.exec(type)?.[1];
  if (entry !== undefined)
    return { noun: "a list", fix: `Write it in brackets, also of one entry. ${wordsOf(entry)?.fix ?? ""}`.trim() };
  const parts = type.split(/ \| (?![^<({]*[>)}])/);
  if (parts.length < 2) return undefined;
  if (parts.every((part) => /^"[^"]*"$/.test(part)))
    return {
      noun: [...parts]
        .sort()
        .join(", ")
        .replace(/, (?=[^,]*$)/, " or "),
      fix: "Write one of them.",
    };
  return parts.map(wordsOf).find((words) => words !== undefined);
}

/** What one of the types above stands for, and how it is written. */
export function knownWordsOf(type: string): Words | undefined {
  const [, noun, fix] = wanted.find(([pattern]) => pattern.test(type)) ?? [];
  return noun === undefined || fix === undefined ? undefined : { noun, fix };
}

/** What is expected of a type, and how it is written; nothing of a type without a name. */
export function wordsOf(type: string): Words | undefined {
  const known = knownWordsOf(type);
  if (known !== undefined) return known;
  if (isOptions(type) || type.startsWith("{"))
    return {
      noun: "options",
      fix: "Write them in braces, by their names: { … }. The editor lists them, with their documentation.",
    };
  const ofParts = wordsOfParts(type);
  if (ofParts !== undefined) return ofParts;
  const [name] = /^[A-Z]\w*(?=$|<)/.exec(type) ?? [];
  return name === undefined
    ? undefined
    : { noun: `what '${name}' stands for`, fix: "The editor shows what that is, with its documentation." };
}

/** What stands there instead, by the type that TypeScript prints for it. */
const given: readonly (readonly [RegExp, string])[] = [
  [/\[\]$|^(readonly )?\[.*\]$/s, "a list"],
  [/^(string|"[\s\S]*"|`[\s\S]*`)$/, "a text"],
  [/^(number|-?[\d.]+)$/, "a number"],
  [/^(boolean|true|false)$/, "a switch"],
  [/^(null|undefined)$/, "nothing"],
  [/^\{|^(Map|Set)</, "an object"],
  [/^Host\b/, "a host"],
  [/^Phase\b/, "a phase"],
  [/^(PublicSite|VpnSite)\b/, "a site of no server"],
  [/^Database\b/, "a database"],
  [/^\(.*\) => /s, "a function that is not called"],
  [/^(RunRole|Configure|Deploy|Provision)\b/, "a step"],
];

/** What a value of a type is called; nothing of a type that has no word. */
export function nameOf(type: string): string | undefined {
  const [, kind, name] = /^(?!.*\[\]$)(Secret|Service|Network|Group|Variable)<"([^"]+)">/.exec(type) ?? [];
  if (kind !== undefined) return `${kind.toLowerCase()} '${name}'`;
  return given.find(([pattern]) => pattern.test(type))?.[1];
}
