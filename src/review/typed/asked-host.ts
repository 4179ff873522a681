import type { Before } from "./text.js";

/**
 * The host that the command line of a probe names, where its program is one that asks another machine: for types what
 * `questions/asked-host.ts` is for the build.
 */
export type HostAskedWith<Test extends readonly unknown[]> = Test extends readonly [
  infer Program extends string,
  ...infer Words,
]
  ? HostIn<Named<BaseName<Program>, Words>>
  : never;

/** What a word asks over a socket of the file system: the host is sent, and nobody is looked up. */
export type OverSocket = `${string}--unix-socket${string}` | `${string}--abstract-unix-socket${string}`;

type BaseName<Path extends string> = Path extends `${string}/${infer Rest}` ? BaseName<Rest> : Path;

type Named<Program extends string, Words extends readonly unknown[]> = Program extends keyof Places
  ? Places[Program]["verb"] extends never
    ? PlainWords<Words, Places[Program]["valued"]>[0]
    : Words extends readonly [Places[Program]["verb"], ...infer Behind]
      ? PlainWords<Behind, Places[Program]["valued"]>[0]
      : never
  : Program extends "nslookup" | "dig" | "host"
    ? Asked<PlainWords<Words, LetterOf<"tpkbc">>>
    : Program extends "pg_isready" | "psql" | "mysql" | "mariadb" | "mysqladmin" | "mariadb-admin"
      ? Behind<Words, "-h" | "--host">
      : Program extends "redis-cli" | "valkey-cli"
        ? Behind<Words, "-h">
        : never;

/** The name that is asked for, where no server stands behind it that is asked. */
type Asked<Words extends readonly unknown[]> = Words extends readonly [infer Name extends string]
  ? Name extends `@${string}`
    ? never
    : Name
  : never;

/** Programs that take the host as a word, the letters of their options with a value, and the word before the host. */
interface Places extends Pings {
  readonly nc: { readonly valued: LetterOf<"wpsqiXxTOMmbelioFJL">; readonly verb: never };
  readonly ncat: Places["nc"];
  readonly netcat: Places["nc"];
  readonly telnet: Places["nc"];
  readonly curl: { readonly valued: LetterOf<"oHmuXYdAewOTtUbcxFQrKE">; readonly verb: never };
  readonly wget: Places["curl"];
  readonly tailscale: { readonly valued: "c"; readonly verb: "ping" | "nc" };
  readonly getent: { readonly valued: "s"; readonly verb: "hosts" | "ahosts" | "ahostsv4" | "ahostsv6" };
}

interface Pings {
  readonly ping: { readonly valued: LetterOf<"cWwiIstnQSpl">; readonly verb: never };
  readonly ping6: Pings["ping"];
  readonly fping: Pings["ping"];
  readonly traceroute: { readonly valued: LetterOf<"mqwfipsc">; readonly verb: never };
}

type LetterOf<Text extends string> = Text extends `${infer Letter}${infer Rest}` ? Letter | LetterOf<Rest> : never;

/** The words that are neither options nor their values. */
type PlainWords<Words extends readonly unknown[], Valued extends string> = Words extends readonly [
  infer Word extends string,
  ...infer Rest,
]
  ? Word extends `--${string}` | "-"
    ? PlainWords<Rest, Valued>
    : Word extends `-${string}${Valued}`
      ? PlainWords<Rest extends readonly [unknown, ...infer After] ? After : [], Valued>
      : Word extends `-${string}`
        ? PlainWords<Rest, Valued>
        : [Word, ...PlainWords<Rest, Valued>]
  : [];

type Behind<Words extends readonly unknown[], Option extends string> = Words extends readonly [
  infer Word extends string,
  ...infer Rest,
]
  ? Word extends Option
    ? Rest extends readonly [infer Host extends string, ...unknown[]]
      ? Host
      : never
    : Word extends `--host=${infer Host}`
      ? Host
      : Behind<Rest, Option>
  : never;

/** The host of "user@host:port/path"; none where it has a scheme, or is a number or a variable. */
type HostIn<Written> = Written extends string
  ? Written extends `${string}://${string}` | `${string}${"$" | "{" | "[" | " "}${string}` | `:${string}` | ""
    ? never
    : Written extends `${string}@${infer Host}`
      ? Plain<Host>
      : Plain<Written>
  : never;

type Plain<Written extends string> = Exclude<
  Before<Before<Written, "/">, ":">,
  `${number}` | "" | `127.${number}.${number}.${number}` | `127.${string}` | "localhost" | "0.0.0.0"
>;
