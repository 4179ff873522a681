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
  ? FirstPlain<Words, Places[Program]["valued"], Places[Program]["before"]>
  : Program extends "pg_isready" | "psql" | "mysql" | "mariadb" | "mysqladmin" | "mariadb-admin"
    ? Behind<Words, "-h" | "--host">
    : Program extends "redis-cli" | "valkey-cli"
      ? Behind<Words, "-h">
      : never;

/** Programs that take the host as a word, the letters of their options with a value, and words before the host. */
interface Places extends Pings, Questions {
  readonly nc: { readonly valued: LetterOf<"wpsqiXxTOMmbelioFJL">; readonly before: never };
  readonly ncat: Places["nc"];
  readonly netcat: Places["nc"];
  readonly telnet: Places["nc"];
  readonly curl: { readonly valued: LetterOf<"oHmuXYdAewOTtUbcxFQrKE">; readonly before: never };
  readonly wget: Places["curl"];
  readonly tailscale: { readonly valued: "c"; readonly before: "ping" | "nc" };
}

interface Pings {
  readonly ping: { readonly valued: LetterOf<"cWwiIstnQSpl">; readonly before: never };
  readonly ping6: Pings["ping"];
  readonly fping: Pings["ping"];
  readonly traceroute: { readonly valued: LetterOf<"mqwfipsc">; readonly before: never };
}

interface Questions {
  readonly nslookup: { readonly valued: LetterOf<"tpkbc">; readonly before: `${"@" | "+"}${string}` | "query" };
  readonly dig: Questions["nslookup"];
  readonly host: Questions["nslookup"];
  readonly getent: { readonly valued: "s"; readonly before: "hosts" | "ahosts" | "ahostsv4" | "ahostsv6" };
}

type LetterOf<Text extends string> = Text extends `${infer Letter}${infer Rest}` ? Letter | LetterOf<Rest> : never;

type FirstPlain<Words extends readonly unknown[], Valued extends string, Before> = Words extends readonly [
  infer Word extends string,
  ...infer Rest,
]
  ? Word extends `--${string}` | "-"
    ? FirstPlain<Rest, Valued, Before>
    : Word extends `-${string}${Valued}`
      ? FirstPlain<Rest extends readonly [unknown, ...infer After] ? After : [], Valued, Before>
      : Word extends `-${string}` | Before
        ? FirstPlain<Rest, Valued, Before>
        : Word
  : never;

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
