import { isRecord } from "../../model/ansible/data.js";
import type { Route } from "../../model/ansible/place.js";
import type { Module } from "../../model/ansible/task.js";
import { readCommandLine, readKeyValues } from "./key-values.js";
import { freeForms, fullNameOf, runsCommandLine } from "./modules.js";

/** Keywords that may stand beside the module in a task. Source: Ansible's list of playbook keywords. */
const keywords = new Set(
  `action any_errors_fatal args async become become_exe become_flags become_method become_user changed_when
  check_mode collections connection debugger delay delegate_facts delegate_to diff environment failed_when
  ignore_errors ignore_unreachable listen local_action loop loop_control module_defaults name no_log notify poll port
  register remote_user retries run_once su su_user sudo sudo_user tags throttle timeout until vars when`.split(/\s+/),
);

interface Call {
  readonly module: Module | undefined;
  readonly action: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly argumentRoutes: Readonly<Record<string, Route>>;
  /** Whether it runs on the control node, by `local_action`. */
  readonly isLocal: boolean;
}

/** The module that a task calls and its arguments, from every notation. */
export function callOf(keys: Readonly<Record<string, unknown>>, task: Route): Call {
  const key = Object.keys(keys).find((one) => !keywords.has(one) && !one.startsWith("with_"));
  if (key !== undefined) return called(key, keys[key], keys.args, [...task, key], task, false);
  const old = "action" in keys ? "action" : "local_action";
  const value = keys[old];
  const isLocal = old === "local_action";
  const route = [...task, old];
  if (isRecord(value) && typeof value.module === "string") {
    const { module, ...rest } = value;
    return { ...called(module, rest, keys.args, route, task, isLocal) };
  }
  if (typeof value !== "string") return { module: undefined, action: "", arguments: {}, argumentRoutes: {}, isLocal };
  const [, name = "", rest = ""] = /^\s*(\S+)\s*([\s\S]*)$/.exec(value) ?? [];
  return called(name, rest, keys.args, route, task, isLocal);
}

function called(written: string, given: unknown, args: unknown, route: Route, task: Route, isLocal: boolean): Call {
  if (written.includes("{{")) return { module: undefined, action: "", arguments: {}, argumentRoutes: {}, isLocal };
  const name = fullNameOf(written);
  const action = name.split(".").at(-1) ?? "";
  const own = argumentsOf(action, given);
  const beside = isRecord(args) ? args : {};
  const routes = [
    ...Object.keys(beside).map((key) => [key, [...task, "args", key]] as const),
    ...Object.keys(own).map((key) => {
      const isThere = isRecord(given) && key in given;
      return [key, isThere ? [...route, key] : route] as const;
    }),
  ];
  return {
    module: { written, name, route, isKey: route.at(-1) === written },
    action,
    arguments: { ...beside, ...own },
    argumentRoutes: Object.fromEntries(routes),
    isLocal,
  };
}

function argumentsOf(action: string, given: unknown): Readonly<Record<string, unknown>> {
  if (isRecord(given)) {
    const { _raw_params: raw, ...rest } = given;
    return raw === undefined ? given : { ...rest, [runsCommandLine(action) ? "cmd" : "free_form"]: raw };
  }
  if (typeof given !== "string") return {};
  if (runsCommandLine(action)) {
    const { values, freeForm } = readCommandLine(given);
    return { ...values, cmd: freeForm };
  }
  const { values, freeForm } = readKeyValues(given);
  return freeForm === "" ? values : { ...values, [freeForms.get(action) ?? "free_form"]: freeForm };
}
