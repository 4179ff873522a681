import { secretDeliveryOf } from "../../facts/secret-delivery.js";
import { parseImageReference } from "../../model/image-reference.js";
import { knownData } from "../../reading/compose/plain.js";
import { type Leaf, type Placed, valueAt } from "../../reading/placed.js";
import { secretIn } from "../../review/questions/secret-forms.js";
import { isSecretName, isSecretValue } from "../../review/questions/secret-names.js";
import { type Code, code } from "../code.js";
import { type Became, type Context, changed, type ImportKey, taken } from "../context.js";
import { secretMounts } from "../secret-mounts.js";
import { readsSecret, secretNameOf, secretText, shellText } from "../secret-text.js";
import { exposed } from "../sites/exposed.js";
import { nginxProxyVariables, nginxSites } from "../sites/nginx-proxy.js";

/** Values go to `environment`, secrets to the vault: their values are never written. */
export const environment: ImportKey = (_, context, all, value) => {
  if (value.kind !== "mapping") return undefined;
  const plain: Record<string, unknown> = {};
  const secrets: Record<string, unknown> = {};
  const routing: Record<string, string> = {};
  for (const [name, { value: one }] of value.entries) {
    if (one.kind === "leaf" && one.unknown === undefined && nginxProxyVariables.includes(name)) {
      routing[name] = String(one.value ?? "");
      continue;
    }
    if (one.kind !== "leaf" || one.value === null) continue;
    if (isSecret(name, one)) secrets[name] = secretOf(name, one, context);
    else if (one.unknown !== undefined) plain[name] = shellText(writtenOf(name, one.unknown), context);
    else plain[name] = saidIn(context.said, name) ?? one.value;
  }
  const sites = exposed(nginxSites(routing), context);
  const conditional = [...value.entries].flatMap(([name, { value: one }]) =>
    one.kind === "leaf" && /\$\{\w+:?\+/.test(one.unknown ?? "") ? [name] : [],
  );
  // What says no name that can be read stays what it was.
  if (sites === undefined) Object.assign(plain, routing);
  const became =
    Object.keys(secrets).length === 0 ? withFiles(plain, context, all) : withSecrets(plain, secrets, context);
  const says = [
    ...(sites === undefined ? [] : [sites.says]),
    ...(became.outcome === "changed" ? [became.says] : []),
    ...conditional.map((name) => `${name} is what it is as long as nobody sets the variables that it asks for`),
  ];
  return says.length === 0 ? became : changed({ ...sites?.options, ...became.options }, says.join("; "));
};

/** The value with what '.env' says, in place of the default that the Compose file gives. */
function saidIn(environment: Placed | undefined, name: string): string | undefined {
  const said = valueAt(environment, name);
  return said?.kind === "leaf" && said.unknown === undefined && typeof said.value === "string" ? said.value : undefined;
}

/** A variable that is named alone has the value of the shell's own. */
function writtenOf(name: string, written: string): string {
  return written === name ? `\${${name}}` : written;
}

type Written = Readonly<Record<string, unknown>>;

function withSecrets(plain: Written, secrets: Written, context: Context): Became {
  const environment = Object.keys(plain).length > 0 && { environment: plain };
  const says = `${Object.keys(secrets).join(", ")} are secrets: give their values to the vault`;
  return changed({ ...environment, secrets, ...deliveryOf(context) }, says);
}

/** An environment without a secret, in which variables may name the files of secrets: NAME_FILE is the secret NAME. */
function withFiles(plain: Readonly<Record<string, unknown>>, context: Context, all: Keys): Became {
  const named = fileVariables(plain, all);
  const suffixes = new Set([...named.values()].map(({ suffix }) => suffix));
  const [suffix = ""] = suffixes;
  if (suffixes.size !== 1) return taken(Object.keys(plain).length > 0 ? { environment: plain } : {});
  const others = Object.fromEntries(Object.entries(plain).filter(([name]) => !named.has(name)));
  const secrets = [...named.values()].map(
    ({ name, mount }) => [name, context.secret(mount.name, { from: mount.source })] as const,
  );
  const options = {
    ...(Object.keys(others).length > 0 && { environment: others }),
    secrets: Object.fromEntries(secrets),
    secretDelivery: { kind: "file", suffix },
  };
  return changed(options, `${[...named.keys()].join(", ")} name files with secrets: give their values to the vault`);
}

type Keys = ReadonlyMap<string, Placed>;

/** The variables that name the file of a secret, as in DB_PASSWORD_FILE. */
function fileVariables(plain: Readonly<Record<string, unknown>>, all: Keys) {
  const mounts = new Map(secretMounts(all).map((mount) => [mount.path, mount]));
  return new Map(
    Object.entries(plain).flatMap(([variable, value]) => {
      const [, name, suffix] = /^(.+?)(__?FILE)$/.exec(variable) ?? [];
      const mount = mounts.get(String(value));
      return name === undefined || suffix === undefined || mount === undefined
        ? []
        : [[variable, { name, suffix, mount }] as const];
    }),
  );
}

/** Files with secrets that no variable names. */
export function secretFilesOf(all: Keys, { secret }: Context): Readonly<Record<string, unknown>> {
  const environment = all.get("environment");
  const plain = environment?.kind === "mapping" ? (knownData(environment) as Readonly<Record<string, unknown>>) : {};
  const hasOthers =
    environment?.kind === "mapping" &&
    [...environment.entries].some(
      ([name, { value }]) => value.kind === "leaf" && value.value !== null && isSecret(name, value),
    );
  const variables = [...fileVariables(plain, all).values()];
  const isTaken = !hasOthers && new Set(variables.map(({ suffix }) => suffix)).size === 1;
  const taken = new Set(isTaken ? variables.map(({ mount }) => mount.path) : []);
  const left = secretMounts(all).filter(({ path }) => !taken.has(path));
  return Object.fromEntries(left.map(({ path, name, source }) => [path, secret(name, { from: source })]));
}

/** Where nobody knows how the image takes secrets, it gets them as it had them: in its environment. */
function deliveryOf({ image, until }: Context): object {
  const parsed = parseImageReference(image);
  if (parsed.ok && secretDeliveryOf(parsed.reference) !== undefined) return {};
  const because =
    "as in the Compose file that this was imported from; look for a way that 'docker inspect' does not show";
  return {
    secretDelivery: { kind: "environment" },
    accept: [code`accept("REX074", ${{ because, until }})`],
  };
}

function isSecret(name: string, { value, unknown }: Leaf): boolean {
  const text = String(value);
  if (/_FILE$/.test(name)) return false;
  if (unknown !== undefined && readsSecret(unknown)) return true;
  return (isSecretName(name) && (unknown !== undefined || isSecretValue(text))) || secretIn(text) !== undefined;
}

function secretOf(name: string, { value, unknown }: Leaf, context: Context): Code {
  const whole = secretNameOf(context.name, name);
  if (unknown === undefined) return secretText(String(value), name, context) ?? context.secret(whole, String(value));
  if (readsSecret(unknown)) return shellText(unknown, context);
  if (unknown === name) return context.secret(secretNameOf(name), `\${${name}}`);
  const [, only] = /^\$\{?(\w+)[^{}]*\}?$/.exec(unknown) ?? [];
  return only === undefined ? context.secret(whole, unknown) : context.secret(secretNameOf(only), `\${${only}}`);
}
