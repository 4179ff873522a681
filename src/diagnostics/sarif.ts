import type { Rule } from "../review/rule.js";
import type { AcceptedProblem, Position, Problem } from "./problem.js";
import { adviceOf } from "./summary.js";

/**
 * Problems as SARIF 2.1.0, for code scanning.
 * See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
 */
export function toSarif(
  problems: readonly Problem[],
  rules: readonly Rule[],
  version: string,
  accepted: readonly AcceptedProblem[] = [],
): string {
  const used = new Set([...problems, ...accepted].flatMap(({ id }) => id ?? []));
  const described = rules.filter(({ id }) => used.has(id));
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "rexible", semanticVersion: version, rules: described.map(descriptorOf) } },
        columnKind: "utf16CodeUnits",
        results: [
          ...problems.map((problem) => resultOf(problem, described)),
          ...accepted.map((risk) => ({ ...resultOf(risk, described), suppressions: [suppressionOf(risk)] })),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptorOf({ id, title, why, level }: Rule) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    defaultConfiguration: { level },
    help: { text: `rexible explain ${id}` },
  };
}

function resultOf(problem: Problem, described: readonly Rule[]) {
  const { severity, id, message, position, related = [], why } = problem;
  const index = described.findIndex((rule) => rule.id === id);
  const text = [message, why, adviceOf(problem)].filter((part) => part !== undefined).join("\n");
  return {
    ...(id !== undefined && { ruleId: id }),
    ...(index >= 0 && { ruleIndex: index }),
    level: severity,
    message: { text },
    ...(position && { locations: [{ physicalLocation: physical(position) }] }),
    ...(related.length > 0 && {
      relatedLocations: related.map((other, number) => ({
        id: number,
        message: { text: other.message },
        ...(other.position && { physicalLocation: physical(other.position) }),
      })),
    }),
  };
}

function suppressionOf({ because, until }: AcceptedProblem) {
  return { kind: "inSource", status: "accepted", justification: `${because} (until ${until})` };
}

function physical({ file, line, column, end }: Position) {
  return {
    artifactLocation: { uri: file.split("/").map(encodeURIComponent).join("/") },
    region: {
      startLine: line,
      startColumn: column,
      ...(end && { endLine: end.line, endColumn: end.column }),
    },
  };
}
