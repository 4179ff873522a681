import { expect, it } from "vitest";
import { constructorsOf, shapesOf } from "./reference/described.js";
import { hovered } from "./reference/hovered.js";
import { explainedOptions, type Row, referencePage, rowOf, rowsOf } from "./reference/page.js";

const constructors = new Map(constructorsOf("src/index.ts").map((one) => [one.name, one]));
const catalog = constructorsOf("src/catalog/index.ts");
const ofService = new Set(constructors.get("service")?.options.map(({ name }) => name));
const options = [...constructors.values()].flatMap((one) => one.options);
const shapes = shapesOf([...options, ...catalog.flatMap((one) => one.options)]);

// To write it anew: make reference
it("docs/reference.md is what the docstrings say", async () => {
  await expect(referencePage(constructors, catalog, shapes, ofService)).toMatchFileSnapshot("../../docs/reference.md");
});

it("src/roles/explained.ts says of options of roles what their schemas say", async () => {
  await expect(explainedOptions()).toMatchFileSnapshot("../../src/roles/explained.ts");
});

it("says of each constructor what it does, with an example", () => {
  const thin = [...constructors.values(), ...catalog].filter(
    ({ says, examples }) => says === "" || examples.length === 0,
  );
  expect(thin.map(({ name }) => name)).toEqual([]);
});

it("says of each option what it means, and what holds where it is not said", () => {
  const all = [...options, ...catalog.flatMap((one) => one.options)];
  const members = [...all, ...shapes.flatMap((shape) => shape.members)];
  const each = [...new Map([...members].reverse().map((option) => [option.place, option])).values()];
  expect(each.filter((option) => isThin(rowOf(option))).map(({ place, name }) => `${place} ${name}`)).toEqual([]);
  const ofRoles = [...constructors.values()].flatMap((one) => rowsOf(one, ofService).rows);
  expect(ofRoles.filter(isThin).map(({ name }) => name)).toEqual([]);
});

it("says of each figure what it counts", () => {
  const figures = [...constructors.values()]
    .flatMap((one) => rowsOf(one, ofService).rows)
    .filter(({ type }) => /^(?:number|int)$/.test(type));
  expect(figures.length).toBeGreaterThan(30);
  expect(
    figures.filter(({ meaning }) => !unit.test(meaning)).map(({ name, meaning }) => `${name}: ${meaning}`),
  ).toEqual([]);
});

it("shows it where the option is written, of constructors of every kind", () => {
  const written = [
    "subnet",
    "memory",
    "limit",
    "networks",
    "healthcheck",
    "superuserPassword",
    "secretDelivery",
    "infra",
  ];
  const all = [...options, ...catalog.flatMap((one) => one.options), ...shapes.flatMap((shape) => shape.members)];
  for (const name of written)
    expect(all.filter((option) => option.name === name).map(({ says }) => says)).toContain(hovered(name));
  expect(hovered("source")).toBe('Where the packages come from. Default: "debian".');
  expect(hovered("schedule")).toMatch(/^When a backup starts/);
});

const unit =
  /\bseconds|minutes|hours|days|MiB|bytes|cores|percent|share|ports?\b|processes|failures|failed logins|sets|how many|characters|uid|copies/i;

function isThin({ usual, meaning }: Row): boolean {
  return meaning.length < 10 || usual === "";
}
