import type { Rule } from "../../review/rule.js";

/** `AGENTS.md` of a project with a stack: how a program that writes code works with the review. */
export function agentsText(rules: readonly Pick<Rule, "id" | "title" | "level">[]): string {
  return `# Working on this stack

\`stack.ts\` describes hosts, networks, services, secrets and the order of phases. \`npx rexible build\` reviews it and compiles it into
Ansible and Compose files in \`generated/\`. Change \`stack.ts\` and \`roles-src/\`, never \`generated/\`.

- After each change: \`npx rexible check --format json\`. Every problem has a message, a place, why it matters and the way out (\`fix\`);
  exit code 1 means that something must be mended. \`npx rexible check --fix\` mends what is mechanical.
- What commands answer in JSON is described in \`node_modules/rexible/docs/programs.md\`.
- \`npx rexible explain REX005 --format json\` tells all about a rule, \`npx rexible facts redis:8.4.0-bookworm\` about an image.
- Before a change is handed on: \`npx rexible build\`, then \`npx rexible plan\`, which says what a deployment will restart, open, leave
  behind or put at risk. Commit \`generated/\` with it.
- Mend what a rule finds. A risk is accepted with \`accept("REX…", { because, until })\` only where a person decided so.
- Secrets are \`secret("name")\`: a value never stands in a file of this repository, but in the vault.
- Deploying is for people.

## What the review knows

${rules.map(({ id, title, level }) => `- ${id} (${level}): ${title}`).join("\n")}
`;
}
