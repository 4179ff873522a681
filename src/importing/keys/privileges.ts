import { knownData } from "../../reading/compose/plain.js";
import { code } from "../code.js";
import { changed, type ImportKey, leftOut, taken } from "../context.js";

const because = "as in the Compose file that this was imported from";

export const capAdd: ImportKey = (value) => {
  const all = (knownData(value) as readonly string[]).map((one) => one.toUpperCase().replace(/^CAP_/, ""));
  if (all.includes("ALL")) return changed({ privileged: { because } }, "all capabilities are what 'privileged' is");
  return taken({ capabilities: all });
};

export const capDrop: ImportKey = () => leftOut("all capabilities are dropped but those of 'capabilities'");
export const privileged: ImportKey = (value) =>
  knownData(value) === true ? taken({ privileged: { because } }) : leftOut("nothing is privileged unless it says so");

export const securityOpt: ImportKey = (value) => {
  const all = (knownData(value) as readonly string[]).map(String);
  const options = all.filter((one) => !/^no-new-privileges/.test(one));
  return options.length === 0
    ? leftOut("'no-new-privileges' is always said")
    : taken({ securityOptions: { options, because } });
};

export const devices: ImportKey = (value) => {
  const all = knownData(value) as readonly (string | { readonly source?: string; readonly target?: string })[];
  const paths = all.map((one) => (typeof one === "string" ? (one.split(":")[0] ?? "") : (one.source ?? "")));
  return taken({ devices: paths.map((path) => code`device(${path}, ${{ because }})`) });
};

export const groupAdd: ImportKey = (value) => {
  const groups = (knownData(value) as readonly (string | number)[]).map(Number).filter((one) => Number.isInteger(one));
  return groups.length === 0 ? leftOut("groups of devices are looked up on each host") : taken({ groups });
};
