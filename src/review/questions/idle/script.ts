import { type Token, tokensOf } from "../../../model/shell/tokens.js";

type WordToken = Extract<Token, { kind: "word" }>;

/** What a command comes to: its end depends on the service, or what it asked is lost, or it asked nothing. */
export type Weight = "asks" | "lost" | "idle";

export interface SimpleCommand {
  readonly words: readonly WordToken[];
  /** Operators and targets of its redirections, and what they run. */
  readonly redirects: readonly string[];
}

/** A pipeline of commands, and the operator behind it. */
interface Pipeline {
  readonly commands: readonly SimpleCommand[];
  readonly end: string;
}

/** How one command weighs; `before` is what is piped into it, `asked` whether its script has asked already. */
export type Weigh = (command: SimpleCommand, before: Weight | undefined, asked: boolean) => Weight;

/** What a script of shell comes to. `strict`: whether it ends at the first failure, as 'sh -e' does. */
export function weightOfScript(script: string, strict: boolean, weigh: Weigh): Weight {
  const tokens = tokensOf(script);
  const pipelines = pipelinesOf(tokens);
  const weights = { asked: false, guarded: false };
  const weighed = (pipeline: Pipeline) => {
    const weight = weightOfPipeline(pipeline, /\bpipefail\b/.test(script), weights.asked, weigh);
    weights.asked ||= weight !== "idle";
    return weight;
  };
  if (tokens.some((token) => token.kind === "word" && !token.isQuoted && compound.has(token.text)))
    return ofCompound(pipelines.map(weighed), script);

  const isStrict = strict || /\bset\s+-\w*e|\berrexit\b/.test(script);
  let last: Weight = "idle";
  for (const list of listsOf(pipelines)) {
    const { weight, leaves } = weightOfList(list, weighed);
    const isTransparent = /^(?:exit|return|wait)(?: \$\w+| "\$\?"| \$\?)?$/.test(textOf(list));
    if (!isTransparent) last = weight;
    weights.guarded ||=
      leaves || (isStrict && weight === "asks") || (/^(?:exit|return) /.test(textOf(list)) && fails(list));
  }
  if (weights.guarded || last === "asks") return "asks";
  return weights.asked ? "lost" : "idle";
}

const compound = new Set("if for while until case select function { coproc".split(" "));

/** A script with branches: it must be able to fail by what it asks. */
function ofCompound(weights: readonly Weight[], script: string): Weight {
  if (!weights.includes("asks")) return weights.includes("lost") ? "lost" : "idle";
  const branches = /\b(?:if|while|until|for|case)\b/.test(script);
  const canFail = /\b(?:exit|return)\s+["$]*(?:[1-9$?{]|\w*rc)|\bfalse\b|\bset\s+-\w*e|\bkill\b|!\s*$/.test(script);
  return !branches || canFail ? "asks" : "lost";
}

function pipelinesOf(tokens: readonly Token[]): readonly Pipeline[] {
  const pipelines: Pipeline[] = [];
  let commands: SimpleCommand[] = [];
  let words: WordToken[] = [];
  let redirects: string[] = [];
  const endCommand = () => {
    if (words.length > 0 || redirects.length > 0) commands.push({ words, redirects });
    [words, redirects] = [[], []];
  };
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "here") continue;
    const earlier = tokens[index - 1];
    const isTarget = earlier?.kind === "operator" && /[<>]/.test(earlier.text);
    if (token.kind === "word") {
      if (isTarget) redirects.push(token.text);
      else if (words.length > 0 || token.isQuoted || !leading.has(token.text)) words.push(token);
    } else if (/[<>]/.test(token.text)) redirects.push(token.text);
    else {
      endCommand();
      if (/^\|&?$/.test(token.text)) continue;
      if (commands.length > 0) pipelines.push({ commands, end: token.text });
      commands = [];
    }
  }
  endCommand();
  return commands.length > 0 ? [...pipelines, { commands, end: "" }] : pipelines;
}

const leading = new Set("! time if then elif else while until do fi done { } esac".split(" "));

function listsOf(pipelines: readonly Pipeline[]): readonly (readonly Pipeline[])[] {
  const lists: Pipeline[][] = [[]];
  for (const pipeline of pipelines) {
    lists.at(-1)?.push(pipeline);
    if (!/^(?:&&|\|\|)$/.test(pipeline.end)) lists.push([]);
  }
  return lists.filter((list) => list.length > 0);
}

/** The weight of a list, and whether it leaves the script where something asked has failed. */
function weightOfList(list: readonly Pipeline[], weighed: (pipeline: Pipeline) => Weight) {
  let weight: Weight = "idle";
  let leaves = false;
  let operator = "&&";
  for (const [index, pipeline] of list.entries()) {
    const next = weighed(pipeline);
    if (operator === "&&") weight = weight === "asks" ? weight : next;
    else if (weight === "asks") {
      const onFailure = list.slice(index);
      leaves ||= fails(onFailure);
      if (next !== "asks" && !fails(onFailure)) weight = "lost";
    } else if (!isSure(list[index - 1])) weight = next === "asks" ? next : weight;
    operator = pipeline.end;
  }
  if (list.at(-1)?.end === "&" && weight === "asks") weight = "lost";
  return { weight, leaves };
}

function weightOfPipeline({ commands }: Pipeline, pipefail: boolean, asked: boolean, weigh: Weigh): Weight {
  let before: Weight | undefined;
  let any: Weight = "idle";
  for (const command of commands) {
    before = weigh(command, before, asked);
    if (before !== "idle" && any !== "asks") any = before;
  }
  if (before === "asks" || before === undefined) return before ?? "idle";
  return any === "asks" && !pipefail ? "lost" : any;
}

/** Whether a list begins with a command that fails for certain, so that what stands behind `||` is a failure. */
function fails([first]: readonly Pipeline[]): boolean {
  return first !== undefined && /^(?:(?:exit|return)(?: (?!0+$).*)?|false|kill .*)$/.test(textOf([first]));
}

function isSure(pipeline: Pipeline | undefined): boolean {
  return pipeline !== undefined && /^(?:true|:|echo|printf|sleep|exit)\b|^:/.test(textOf([pipeline]));
}

/** The first command of a list. */
function textOf([first]: readonly Pipeline[]): string {
  return (first?.commands[0]?.words ?? []).map(({ text }) => text).join(" ");
}
