import Handlebars from "handlebars";
import { UnknownYet } from "../plan/unknown-yet.js";

/** A template of a text file that names something the view does not have, or that does not parse. */
export class TemplateError extends Error {
  constructor(
    message: string,
    readonly file: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(message);
  }
}

/**
 * Renders a `.hbs` file. Braces of Jinja must be written `\{{`; a name that the view does not have is an error.
 *
 * @param file path of the template on disk, for messages.
 * @throws TemplateError
 */
export function renderTemplate(source: string, view: object, file: string): string {
  const program = parse(source, file);
  checkNames(program, view, file);
  try {
    return Handlebars.compile(program, { strict: true, noEscape: true, knownHelpersOnly: true })(view);
  } catch (error) {
    throw error instanceof UnknownYet ? unknownError(program, error, file) : templateError(error, file);
  }
}

function parse(source: string, file: string): hbs.AST.Program {
  try {
    return Handlebars.parse(source);
  } catch (error) {
    throw templateError(error, file);
  }
}

const helpers = ["each", "if", "unless", "with"];

/** A bare name at the top of a template must be a key of the view: Handlebars itself would print nothing for some. */
function checkNames(program: hbs.AST.Program, view: object, file: string): void {
  class Names extends Handlebars.Visitor {
    #depth = 0;
    override BlockStatement(block: hbs.AST.BlockStatement): void {
      for (const parameter of block.params) this.accept(parameter);
      this.#depth += 1;
      this.accept(block.program);
      if (block.inverse) this.accept(block.inverse);
      this.#depth -= 1;
    }
    override PathExpression(path: hbs.AST.PathExpression): void {
      const [head] = path.parts;
      const isTop = this.#depth === 0 && path.depth === 0 && !path.data;
      if (!isTop || typeof head !== "string" || Object.hasOwn(view, head) || helpers.includes(head)) return;
      const { line, column } = path.loc.start;
      throw new TemplateError(
        `the template names '${path.original}', which the view of the stack does not have`,
        file,
        line,
        column + 1,
      );
    }
  }
  new Names().accept(program);
}

/** Told at the first place that names it. */
function unknownError(program: hbs.AST.Program, { option, message }: UnknownYet, file: string): TemplateError {
  let start: hbs.AST.Position = { line: 1, column: 0 };
  class Places extends Handlebars.Visitor {
    override PathExpression(path: hbs.AST.PathExpression): void {
      if (path.parts.at(-1) === option && start.column === 0) start = path.loc.start;
    }
  }
  new Places().accept(program);
  return new TemplateError(message, file, start.line, start.column + 1);
}

function templateError(error: unknown, file: string): TemplateError {
  if (error instanceof TemplateError) return error;
  const {
    message = String(error),
    lineNumber,
    column,
  } = error as { message?: string; lineNumber?: number; column?: number };
  const [, parsed] = /on line (\d+)/.exec(message) ?? [];
  const text = message.split("\n").join(" ");
  return new TemplateError(text, file, lineNumber ?? Number(parsed ?? 1), (column ?? 0) + 1);
}
