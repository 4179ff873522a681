import { z } from "zod";
import type { DeclaredStack } from "../declared/stack.js";
import { nothingBeside } from "../model/beside.js";
import { type Origin, origin, type WithOrigin } from "../model/origin.js";
import { usualDataRoot } from "../model/paths.js";
import type { Phase, Step } from "../model/phase.js";
import type { RoleVariables } from "../model/role-variables.js";
import type { Stack } from "../model/stack.js";
import { builtInRoles } from "../roles/registry.js";
import { acceptancesOf } from "./acceptance.js";
import { ambiguousHosts } from "./ambiguous-host.js";
import { anotherThing } from "./another-thing.js";
import { withBuiltImages } from "./built-images.js";
import { collect } from "./collect.js";
import { withEgress } from "./egress.js";
import { withGuests } from "./guests.js";
import type { Invalid } from "./invalid.js";
import { misnamedMachines } from "./machine-names.js";
import { notPlain } from "./plain-data.js";
import { plainIssue } from "./plain-issue.js";
import { reusedVolumes } from "./reused-volumes.js";
import { serviceSchema } from "./service/service.js";
import { withHashFormat } from "./sites/password-hashes.js";
import { hostSchema, networkSchema, stackSchema } from "./stack-schema.js";
import { stepOf } from "./step.js";
import { unknownOption } from "./unknown-option.js";
import { unusedAmong } from "./unused.js";
import { secretSchema, variableSchema } from "./value.js";

export type Validated =
  | { readonly stack: Stack; readonly invalid?: undefined }
  | { readonly invalid: readonly Invalid[]; readonly stack?: undefined };

/**
 * Turns what `stack.ts` exported into the model: references become names, defaults are filled in.
 *
 * @param mapOrigin turns a position in the code that ran into one in the sources.
 * @param made all that constructors made while the stack was read, used or not. Default: only what it uses is known.
 */
export function validateStack(
  exported: unknown,
  mapOrigin: (place: Origin) => Origin,
  made: readonly object[] = [],
): Validated {
  const unwritable = notPlain(exported);
  if (unwritable.length > 0)
    return { invalid: unwritable.map((one) => ({ ...one, origin: one.origin && mapOrigin(one.origin) })) };

  const invalid: Invalid[] = [];
  // Without a prototype: 'constructor' is a name like any other.
  const origins: Record<string, Origin> = Object.create(null);
  const note = (route: readonly (string | number)[], thing: WithOrigin): Origin | undefined => {
    const place = thing[origin];
    if (place === undefined) return undefined;
    const mapped = mapOrigin(place);
    origins[route.join(".")] = mapped;
    return mapped;
  };
  const check = <T>(schema: z.ZodType<T>, thing: unknown, at: readonly (string | number)[]): T | undefined => {
    const place = (typeof thing === "object" && thing !== null ? note(at, thing) : undefined) ?? origins[at.join(".")];
    const result = schema.safeParse(thing);
    if (result.success) return result.data;
    for (const issue of result.error.issues) invalid.push(...invalidOf(issue, schema, at, place, thing));
    return undefined;
  };

  const shape = check(stackSchema, exported, []);
  if (shape === undefined) return { invalid };
  const declared = exported as DeclaredStack;
  const found = collect(declared);
  invalid.push(
    ...[...found.clashes, ...ambiguousHosts(declared), ...misnamedMachines(declared)].map((clash) => ({
      ...clash,
      origin: clash.origin && mapOrigin(clash.origin),
    })),
  );

  const each = <T>(things: Iterable<[string, unknown]>, kind: string, schema: z.ZodType<T>): Record<string, T> => {
    const record: Record<string, T> = Object.create(null);
    for (const [name, thing] of things) {
      const value = check(schema, thing, [kind, name]);
      if (value !== undefined) record[name] = value;
    }
    return record;
  };
  const withSettings = (step: Step, at: readonly (string | number)[]): Step => {
    if (!("variables" in step) || (step.kind === "role" && step.own)) return step;
    const definition = builtInRoles.get(step.role);
    const variables = definition && check(definition.options, step.variables, at);
    return { ...step, variables: (variables ?? step.variables) as RoleVariables };
  };
  const phases = declared.phases.map((phase, index): Phase => {
    note(["phases", index], phase);
    for (const [position, step] of phase.steps.entries()) note(["phases", index, "steps", position], step);
    const steps = phase.steps
      .map(stepOf)
      .map((step, position) => withSettings(step, ["phases", index, "steps", position]));
    return { id: phase.id, title: phase.title, steps };
  });
  for (const [index, destruction] of (declared.destroy ?? []).entries()) note(["destroy", index], destruction);
  const unused = unusedAmong(made, declared, found, mapOrigin);
  for (const [index, { origin: place }] of unused.entries())
    if (place !== undefined) origins[`unused.${index}`] = place;
  const networks = each(found.networks, "networks", networkSchema);
  const services = withEgress(
    withGuests(withBuiltImages(shape.name, each(found.services, "services", serviceSchema))),
    networks,
  );
  const stack: Stack = {
    name: shape.name,
    domain: shape.domain,
    vpnRange: shape.vpnRange,
    sshPort: shape.sshPort,
    dataRoot: shape.dataRoot ?? { path: usualDataRoot(shape) },
    hosts: each(Object.entries(declared.hosts), "hosts", hostSchema),
    ...(shape.across !== undefined && { across: shape.across }),
    networks,
    services,
    sites: shape.sites,
    phases,
    variables: each(sorted(found.variables), "variables", kept(variableSchema)),
    secrets: withHashFormat(each(sorted(found.secrets), "secrets", kept(secretSchema)), services, shape.sites),
    beside: nothingBeside,
    acceptances: acceptancesOf(declared, found),
    destroyed: shape.destroy.map(({ name, because }) => ({ name, because })),
    adopted: shape.adopt,
    reused: reusedVolumes(found.services),
    unused: unused.map((one) => one.unused),
    origins,
  };
  return invalid.length > 0 ? { invalid } : { stack };
}

/** Judges by a schema and gives the thing itself, with the place that it remembers. */
function kept<T>(schema: z.ZodType<T>): z.ZodType<T> {
  return z.custom<T>().superRefine((thing, context) => {
    for (const issue of schema.safeParse(thing).error?.issues ?? []) {
      const messages =
        issue.code === "unrecognized_keys"
          ? issue.keys.map((option) => unknownOption(option, schema, issue.path))
          : [issue.message];
      for (const message of messages) context.addIssue({ code: "custom", message, path: [...issue.path] });
    }
  });
}

function sorted<T>(things: ReadonlyMap<string, T>): [string, T][] {
  return [...things].sort(([one], [other]) => (one < other ? -1 : 1));
}

function invalidOf(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  at: readonly (string | number)[],
  place: Origin | undefined,
  thing: unknown,
): readonly Invalid[] {
  const inner = issue.code === "invalid_union" ? closestOf(issue) : [];
  if (inner.length > 0)
    return inner.flatMap((one) => invalidOf({ ...one, path: [...issue.path, ...one.path] }, schema, at, place, thing));
  const path = issue.path.filter((part): part is string | number => typeof part !== "symbol");
  if (issue.code === "unrecognized_keys" && issue.keys.some((option) => /^\d+$/.test(option)))
    return [{ message: "a text or a list stands where options are expected", at: [...at, ...path], origin: place }];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((option) => ({
      message: unknownOption(option, schema, path),
      at: [...at, ...path, option],
      isKey: true,
      origin: place,
    }));
  if (issue.code === "invalid_key")
    return issue.issues.flatMap((inner) =>
      invalidOf({ ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue, schema, at, place, thing).map(
        (one) => ({
          ...one,
          isKey: true as const,
        }),
      ),
    );
  const subject = [...at, ...path].join(".") || "the stack";
  const said = (issue.code === "invalid_union" && anotherThing(issue, thing)) || plainIssue(issue);
  return [{ message: `'${subject}': ${said}`, at: [...at, ...path], origin: place }];
}

/** Of several forms, the one that the value comes closest to: what is wrong lies deeper in it. */
function closestOf({ errors }: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] {
  const ofItsKind = errors.filter(
    (issues) => !issues.some(({ code, path }) => code === "invalid_value" && `${path}` === "kind"),
  );
  const deeper = ofItsKind.filter((issues) => issues.every(({ path }) => path.length > 0));
  if (deeper.length === 1) return deeper[0] ?? [];
  const alike = ofItsKind.filter((issues) =>
    issues.every(({ code, path }) => code !== "invalid_type" || path.length > 0),
  );
  return alike.length === 1 ? (alike[0] ?? []) : [];
}
