import { describe, expect, test } from "vitest";
import { edited, problemsOf, toldOf } from "./told.js";

/** Where an option is misspelt, and what is said at its key: by the types, and by the build without them. */
const mistakes: readonly (readonly [string, string, string])[] = [
  [
    "cpus: 0.1,",
    "cpus: 0.1, enviroment: {},",
    "8:14 there is no option 'enviroment' here (did you mean 'environment'?)",
  ],
  ["cpus: 0.1,", "cpus: 0.1, sidecars: [],", "8:14 there is no option 'sidecars' here"],
  [
    'memory: { limit: "64M" }',
    'memory: { limit: "64M", reservatoin: "1M" }',
    "7:27 there is no option 'reservatoin' here (did you mean 'reservation'?)",
  ],
  [
    '["/bin/app", "healthy"] }',
    '["/bin/app", "healthy"], retry: 1, retires: 3 }',
    "11:49 there is no option 'retry' here,11:59 there is no option 'retires' here (did you mean 'retries'?)",
  ],
  [
    '"172.20.2.0/24" }',
    '"172.20.2.0/24", intenal: true }',
    "3:63 there is no option 'intenal' here (did you mean 'internal'?)",
  ],
  ["phases: [", "phasez: [], phases: [", "17:3 there is no option 'phasez' here (did you mean 'phases'?)"],
];

describe("an option that nobody takes is told at its key, once, by both lanes", () => {
  test.each(mistakes)("%s → %s", async (from, to, said) => {
    const stack = edited(from, to);
    expect((await toldOf(stack)).join()).toBe(said);
    expect((await toldOf(stack, false)).join()).toBe(said);
  });
});

test("a text in place of options is told once, and not by its letters", async () => {
  const stack = edited("cpus: 0.1,", 'cpus: 0.1, expose: publicly("www", "api"),').replace(
    "import {",
    "import { publicly,",
  );
  expect((await problemsOf(stack, false)).map(({ message }) => message)).toEqual([
    "a text or a list stands where options are expected",
  ]);
});

test("of an option of a step, those of what stands in it are not told", async () => {
  const text = edited("docker()", 'docker({ hubMirror: [] }), alerts({ cap: "5G", to: [] })').replace(
    "import {",
    "import { alerts,",
  );
  const [mirror, cap] = await problemsOf(text);
  expect(mirror?.message).toBe("there is no option 'hubMirror' here (did you mean 'hubMirrors'?)");
  expect(cap?.fix).toMatch(/^Options here: to, interval, graceMinutes, /);
});
