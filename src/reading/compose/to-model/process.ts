import type { Healthcheck } from "../../../model/service/healthcheck.js";
import { valueAt } from "../../placed.js";
import { isUnknown, textOf } from "../shape.js";
import { type Asked, items, known, withGaps } from "./asked.js";
import { secondsIn } from "./seconds.js";

/** What a service runs, and how Docker looks after it. */
export function processOf(asked: Asked) {
  const grace = known(asked, "stopGracePeriod", "stop_grace_period");
  const init = known(asked, "init", "init");
  if (init !== undefined) asked.note(["init"], init);
  return {
    entrypoint: wordsOf(asked, "entrypoint"),
    command: wordsOf(asked, "command"),
    healthcheck: healthcheckOf(asked),
    stopGracePeriod: grace === undefined ? undefined : secondsIn(String(grace.value)),
    init: init?.value === true,
  };
}

/** The words of a command line, with "\0" for what cannot be known. */
function wordsOf(asked: Asked, key: "entrypoint" | "command"): readonly string[] | undefined {
  const said = valueAt(asked.said, key);
  if (said?.kind !== "list") {
    if (said?.kind === "leaf" && said.value !== null) asked.unknown(key);
    return undefined;
  }
  asked.note([key], said);
  return said.items.flatMap((item, index) => {
    asked.note([key, index], item);
    return item.kind === "leaf" ? [withGaps(item)] : [];
  });
}

/** The probe; Docker's own times where none are said. None where it is switched off, or cannot be known. */
function healthcheckOf(asked: Asked): Healthcheck | undefined {
  const said = valueAt(asked.said, "healthcheck");
  if (said === undefined) return undefined;
  const [kind, ...rest] = items(asked, "healthcheck", "healthcheck", "test");
  const test = rest.flatMap((word) => (word.kind === "leaf" ? [word] : []));
  const isShell = textOf(kind) === "CMD-SHELL";
  const [first, ...more] = [...(isShell ? ["sh", "-c"] : []), ...test.map(withGaps)];
  const times = ["interval", "timeout", "start_period", "retries"].map((key) => valueAt(said, key));
  const isOpen = times.some((time) => time !== undefined && isUnknown(time)) || said.kind !== "mapping";
  const isOff =
    valueAt(said, "disable")?.kind === "leaf" && known(asked, "healthcheck", "healthcheck", "disable")?.value === true;
  if (first === undefined || isOff || isOpen || textOf(kind) === "NONE") {
    asked.unknown("healthcheck");
    return undefined;
  }
  asked.note(["healthcheck"], valueAt(said, "test") ?? said);
  for (const [index, word] of test.entries()) asked.note(["healthcheck", "test", isShell ? index + 2 : index], word);
  for (const [index, key] of ["interval", "timeout", "startPeriod", "retries"].entries()) {
    const time = times[index];
    if (time !== undefined) asked.note(["healthcheck", key], time);
  }
  const seconds = (index: number, otherwise: number) => {
    const text = textOf(times[index]);
    return text === undefined ? otherwise : (secondsIn(text) ?? otherwise);
  };
  return {
    test: [first, ...more],
    interval: seconds(0, 30),
    timeout: seconds(1, 30),
    startPeriod: seconds(2, 0),
    retries: Number(textOf(times[3]) ?? 3),
  };
}
