import { knownData } from "../../reading/compose/plain.js";
import { idlenessOf } from "../../review/questions/idle/probe.js";
import { changed, type ImportKey, leftOut, taken } from "../context.js";
import { placeholder } from "../shell-values.js";
import { secondsOf } from "./process.js";

interface Healthcheck {
  readonly test?: string | readonly string[];
  readonly interval?: string;
  readonly timeout?: string;
  readonly retries?: number;
  readonly start_period?: string;
  readonly disable?: boolean;
}

export const healthcheck: ImportKey = (value, { facts }) => {
  const { test, interval, timeout, retries, start_period: start, disable } = knownData(value) as Healthcheck;
  const words = typeof test === "string" ? ["CMD-SHELL", test] : (test ?? []);
  const [kind, ...rest] = words.map(String);
  if (disable === true || kind === undefined || kind === "NONE")
    return leftOut("it asks nothing: what asks instead is to be decided");
  const asked = kind === "CMD" ? rest : kind === "CMD-SHELL" ? ["sh", "-c", rest.join(" ")] : words;
  if (idlenessOf(asked) !== undefined)
    return leftOut(
      "it says nothing about the service, or ends well whatever the answer: what asks instead is to be decided",
    );
  // A server of PostgreSQL answers whoever asks, so the user and the database need not be known.
  if (facts?.cluster !== undefined && asked.some((word) => word.includes(placeholder)))
    return changed(
      { healthcheck: { test: ["pg_isready", "--host=127.0.0.1", "--quiet"] } },
      "it asks without the user and the database, which only the shell knows",
    );
  if (asked.some((word) => /\b(?:mysqladmin|mariadb-admin)\b/.test(word) && /\bping\b/.test(asked.join(" "))))
    return changed(
      { healthcheck: { test: withoutPassword(asked, facts?.tools ?? []) } },
      "it asks without a login: 'ping' ends well wherever the server answers, also where it lets nobody in",
    );
  const client = /\b(?:redis|valkey|keydb)-cli\b(?=.*\s(?:-a|--pass)\b)/.exec(asked.join(" "))?.[0];
  if (client !== undefined)
    return changed(
      { healthcheck: { test: [client, "ping"] } },
      "it asks without the password: any answer says that it serves",
    );
  const local = asked.map((word) => word.replace(/\blocalhost\b/g, "127.0.0.1"));
  const [between, longest] = [interval, timeout].map((one) => (one === undefined ? undefined : secondsOf(one)));
  const options = {
    healthcheck: {
      test: local,
      interval: between && Math.max(between, longest ?? 5),
      timeout: longest,
      retries,
      startPeriod: start && secondsOf(start),
    },
  };
  return String(local) === String(asked)
    ? taken(options)
    : changed(options, "it asks 127.0.0.1, for 'localhost' may mean ::1");
};

/** The words of `mysqladmin ping`, those of the login left out. */
function withoutPassword(words: readonly string[], tools: readonly string[]): readonly string[] {
  const list = words[0] === "sh" ? (words[2] ?? "").split(/\s+/) : words;
  const said = list.find((word) => /mysqladmin|mariadb-admin/.test(word)) ?? "mysqladmin";
  // MariaDB 11 and later have it by its new name alone.
  const program = tools.includes("mariadb-admin") && !tools.includes("mysqladmin") ? "mariadb-admin" : said;
  return [program, "ping", "--host=127.0.0.1"];
}
