import { oncePer } from "../../model/once-per.js";
import type { Service } from "../../model/service/service.js";
import type { Route } from "../finding.js";
import { isAskedIn, leavesOf } from "./file-hosts.js";
import { type PlacedText, textsOf } from "./texts.js";

/** What a service asks: a host, in whatever notation it is written. */
export interface Edge {
  /** Without port and brackets, such as "db", "localhost" or "::1". */
  readonly host: string;
  readonly port: number | undefined;
  /** The address as it is written. */
  readonly written: string;
  /** Name of the variable, the command or the file that it stands in. */
  readonly where: string;
  readonly what: PlacedText["what"];
  /** Whether the notation says for certain that a host is meant. */
  readonly isCertain: boolean;
  /** Route from the service. */
  readonly route: Route;
}

/** All that a service asks, by its environment, its command lines and its configuration. Probes are asked of the service itself. */
export const edgesOf = oncePer((service: Service): readonly Edge[] => {
  const texts = textsOf(service).filter(({ what }) => what !== "probe" && what !== "label");
  return texts.flatMap((placed, index) => {
    // A file may name what it declares itself; in JSON and YAML at least an address is one.
    const inFile = placed.what === "file";
    const isData = /^[[{]/.test(placed.text);
    const found = [
      ...inAddresses(placed.text).map((one) => ({
        ...one,
        isCertain: !inFile || isData || isAskedIn(placed.text, one),
      })),
      ...inData(inFile ? placed.text : ""),
      ...[...inWords(placed.text), ...named(placed, texts[index - 1])].map((one) => ({ ...one, isCertain: !inFile })),
    ];
    const seen = new Set<string>();
    return found.flatMap(({ host, port, written, isCertain }) => {
      if (seen.has(host)) return [];
      seen.add(host);
      return [{ host, port, written, isCertain, where: placed.name, what: placed.what, route: placed.route }];
    });
  });
});

interface Found {
  readonly host: string;
  readonly port: number | undefined;
  readonly written: string;
}

/** Protocols whose address names a host; others, such as s3://, name other things. */
const address =
  /\b(?:jdbc:)?(?:https?|wss?|grpcs?|tcp|udp|postgres(?:ql)?|mysql|mariadb|sqlserver|mongodb|rediss?|amqps?|nats|mqtts?|ldaps?|smtps?|clickhouse|memcached|kafka)(?:\+\w+)?:\/\/(?:[^\s/@'"]*@)?(\[[\da-f:.]+\]|[A-Za-z\d][\w.-]*)(?::(\d+))?(?=[:/?#\s'",;\0]|$)/gi;

function inAddresses(text: string): readonly Found[] {
  return [...text.matchAll(address)].map(([written, host = "", port]) => ({
    host: host.replace(/^\[|\]$/g, ""),
    port: port === undefined ? undefined : Number(port),
    written: written.replace(/^.*@/, ""),
  }));
}

/** Hosts of other programs in data, by the keys that they stand below: "database: host: db". */
function inData(text: string): readonly (Found & { readonly isCertain: true })[] {
  return leavesOf(text).flatMap(({ keys, text: value }) => {
    const isHost = /^(?:host(?:_?name)?|server|addr(?:ess)?|endpoint)$/i.test(keys.at(-1) ?? "");
    const above = keys.slice(0, -1);
    const isOfAnother = above.some(namesAnother) && !above.some((key) => namesItself.test(key));
    return isHost && isOfAnother ? hostsIn(value).map((found) => ({ ...found, isCertain: true as const })) : [];
  });
}

/** The words of a DSN, `host=db port=5432`, and the form of Go's drivers, `tcp(db:3306)`. */
function inWords(text: string): readonly Found[] {
  const words = [
    ...text.matchAll(/(?:^|[\s;])(?:host|server|data source)=([\w.:-]+)/gi),
    ...text.matchAll(/@tcp\(([\w.:-]+)\)/g),
  ];
  return words.flatMap(([, written = ""]) => hostAndPort(written) ?? []);
}

/** Ends of names whose value is a host, or hosts with commas between. */
const namesHost = /^PGHOST(ADDR)?$|(^|[_-])(HOST|HOSTNAME|SERVERS?|ADDR|ADDRESS|ENDPOINTS?|BROKERS?|NODES)$/i;
/** Names by which a service says where it listens, or who it is, and not whom it asks. */
const namesItself =
  /(^|[_-])(BIND|LISTEN|PUBLIC|EXTERNAL|ALLOWED|TRUSTED|VIRTUAL|OWN|SITE|APP|BASE|ROOT|COOKIE|MAIL_FROM|CHARACTER|COLLATION)([_-]|$)|^(HOST|HOSTNAME|SERVER)$/i;

/** Whether a variable or a key names another program, which is asked. */
export function namesAnother(name: string): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2");
  return /(^|[_.-])(DB|DATABASE|PG|POSTGRES(QL)?|MYSQL|MARIADB|REDIS|VALKEY|CACHE|MEMCACHED?|MONGO(DB)?|SMTP|MAILER?|RABBIT(MQ)?|AMQP|QUEUE|BROKER|ELASTIC(SEARCH)?|OPENSEARCH|CLICKHOUSE|LDAP|INFLUX(DB)?|MQTT|KAFKA|NATS|UPSTREAM)([_.-]|\d|$)/i.test(
    words,
  );
}

/** Whether a variable says where the service itself is found, as browsers and other programs see it. */
export function saysItself(name: string): boolean {
  return /(^|_)(APP|PUBLIC|VITE|GATSBY|SITE|BASE|EXTERNAL|OWN|SELF|ROOT|FRONTEND|ORIGINS?|CORS|CALLBACK|REDIRECT)(_|$)/i.test(
    name,
  );
}

/** Whether a value turns something on or off, or says that there is none. */
function isSwitch(text: string): boolean {
  return /^(?:true|false|yes|no|y|n|on|off|null|nil|none)$/i.test(text);
}

/** A value whose variable, option or key says that it is a host. */
function named({ text, what, name }: PlacedText, before: PlacedText | undefined): readonly Found[] {
  if (what === "environment") return isHostName(name) && !isSwitch(text) ? hostsIn(text) : [];
  if (what === "argument") {
    const [, option, value] = /^--([\w-]+)=(.+)$/.exec(text) ?? [];
    if (option !== undefined && value !== undefined) return isHostName(option) ? hostsIn(value) : [];
    const previous = /^--([\w-]+)$/.exec(before?.what === "argument" && before.name === name ? before.text : "")?.[1];
    return previous !== undefined && isHostName(previous) ? hostsIn(text) : [];
  }
  return [...text.matchAll(/^\s*"([\w.-]+)": "([\w.:[\]-]+)",?$/gm)].flatMap(([, key = "", value = ""]) =>
    isHostName(key) || /^host$/i.test(key) ? hostsIn(value) : [],
  );
}

function isHostName(name: string): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2");
  // TS_HOSTNAME says how a machine is called.
  if (/[_-]HOST_?NAME$/i.test(words) && !namesAnother(words)) return false;
  return namesHost.test(words) && !namesItself.test(words);
}

function hostsIn(text: string): readonly Found[] {
  return text.split(",").flatMap((part) => hostAndPort(part.trim()) ?? []);
}

function hostAndPort(written: string): Found | undefined {
  if (/^[\da-f]*:[\da-f:]*:[\da-f.]*$/i.test(written)) return { host: written, port: undefined, written };
  const [, bracketed, named, port] =
    /^(?:\[([\da-f:.]+)\]|([A-Za-z\d](?:[\w.-]*[\w])?\.?))(?::(\d+))?$/i.exec(written) ?? [];
  const host = bracketed ?? named;
  return host === undefined ? undefined : { host, port: port === undefined ? undefined : Number(port), written };
}
