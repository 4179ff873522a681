import type { Token } from "./jinja-tokens.js";

/** Goes through the pieces of an expression of Jinja. */
export class Cursor {
  protected at = 0;

  constructor(
    protected readonly text: string,
    protected readonly tokens: readonly Token[],
  ) {}

  isAtEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  protected toEnd(): void {
    this.at = this.tokens.length;
  }

  /** Goes behind the bracket that closes the one that stands here. */
  protected brackets(): void {
    let open = 0;
    do {
      const token = this.tokens[this.at++];
      if (token === undefined) return;
      if (token.kind !== "operator") continue;
      if (/^[([{]$/.test(token.text)) open += 1;
      else if (/^[)\]}]$/.test(token.text)) open -= 1;
    } while (open > 0);
  }

  protected name(): string {
    let name = this.tokens[this.at++]?.text ?? "";
    while (this.isSign(".")) {
      name += `.${this.tokens[this.at + 1]?.text ?? ""}`;
      this.at += 2;
    }
    return name;
  }

  protected isOperand(): boolean {
    const token = this.tokens[this.at];
    if (token === undefined || token.kind === "operator") return false;
    return token.kind !== "name" || !/^(?:and|or|not|if|else|is|in)$/.test(token.text);
  }

  protected takeWord(word: string): boolean {
    const isThere = this.isWord(this.tokens[this.at], word);
    if (isThere) this.at += 1;
    return isThere;
  }

  protected isWord(token: Token | undefined, word: string): boolean {
    return token?.kind === "name" && token.text === word;
  }

  protected takeSign(sign: string): boolean {
    const isThere = this.isSign(sign);
    if (isThere) this.at += 1;
    return isThere;
  }

  protected isSign(sign: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === "operator" && token.text === sign;
  }

  protected wordsFrom(from: number): string {
    return this.text.slice(from, this.tokens[this.at - 1]?.to ?? from);
  }
}
