import { isReserved, ownerOf } from "../review/questions/variable-names.js";
import { Code, code, constantOf, written } from "./code.js";
import type { Context } from "./context.js";

/** What a file of variables beside the Compose file says of a variable of the shell. */
export interface ShellVariable {
  readonly value: string;
  /** Whether it comes from an example, such as `.env.example`. */
  readonly isExample: boolean;
}

/** Variables and secrets of a stack, each a constant that is made when somebody asks for it. */
export class Named {
  readonly variables = new Map<string, { readonly text: string; readonly isOpen: boolean }>();
  /** The call that makes each secret, by its name. */
  readonly secrets = new Map<string, string>();
  /** What is known of the value of each secret: itself, or a variable of the shell. */
  readonly values = new Map<string, string>();
  private readonly byValue = new Map<string, string>();

  constructor(private readonly shell: (name: string) => ShellVariable | undefined) {}

  readonly variable: Context["variable"] = (shell, fallback, example = "decide", asks) => {
    const name = ownName(shell.toLowerCase());
    const said = this.shell(shell);
    const isOpen = said?.isExample !== false && fallback === undefined;
    const value = said?.isExample === false ? said.value : (fallback ?? (said?.value || example));
    const given = isOpen ? { example: value } : { default: value };
    const description = `${shell} of the Compose file${asks === undefined ? "" : `: ${asks}`}`;
    this.variables.set(name, { text: written(code`variable(${name}, ${{ ...given, description }})`), isOpen });
    return new Code(`${constantOf(name)}Value`);
  };

  readonly isSaid: Context["isSaid"] = (name) => Boolean(this.shell(name)?.value);

  readonly secret: Context["secret"] = (proposed, value) => {
    const key = JSON.stringify(value);
    const name = this.byValue.get(key) ?? this.freeName(proposed);
    this.byValue.set(key, name);
    if (typeof value === "string") this.values.set(name, value);
    this.secrets.set(name, written(code`secret(${name})`));
    return new Code(`${constantOf(name)}Secret`);
  };

  /** Constants of all that was asked for. */
  texts(): readonly string[] {
    return [
      ...[...this.variables].map(([name, { text }]) => `const ${constantOf(name)}Value = ${text};`),
      ...[...this.secrets].map(([name, text]) => `const ${constantOf(name)}Secret = ${text};`),
    ];
  }

  private freeName(name: string): string {
    let free = name;
    for (let number = 2; this.secrets.has(free); number++) free = `${name}_${number}`;
    return free;
  }
}

/** Another name where the stack itself, Ansible or somebody else has the name already. */
function ownName(name: string): string {
  const isTaken = ["domain", "prod_address", "prod_user", "acme_email"].includes(name);
  return isTaken || isReserved(name) || ownerOf(name) !== undefined ? `app_${name}` : name;
}
