import { knownData } from "../../reading/compose/plain.js";
import { changed, type ImportKey, leftOut, taken } from "../context.js";
import { secondsOf } from "./process.js";

interface Healthcheck {
  readonly test?: string | readonly string[];
  readonly interval?: string;
  readonly timeout?: string;
  readonly retries?: number;
  readonly start_period?: string;
  readonly disable?: boolean;
}

export const healthcheck: ImportKey = (value) => {
  const { test, interval, timeout, retries, start_period: start, disable } = knownData(value) as Healthcheck;
  const words = typeof test === "string" ? ["CMD-SHELL", test] : (test ?? []);
  const [kind, ...rest] = words.map(String);
  if (disable === true || kind === undefined || kind === "NONE")
    return leftOut("it asks nothing: what asks instead is to be decided");
  const asked = kind === "CMD" ? rest : kind === "CMD-SHELL" ? ["sh", "-c", rest.join(" ")] : words;
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
