import type { Scalar } from "../placed.js";

const words: Readonly<Record<string, Scalar>> = {
  "": null,
  "~": null,
  null: null,
  Null: null,
  NULL: null,
  true: true,
  True: true,
  TRUE: true,
  false: false,
  False: false,
  FALSE: false,
};

/**
 * What Compose takes a plain scalar for. Its reader is YAML 1.2 with numbers of 1.1: `yes` is text, `0644` is a number in base
 * eight, `1_000` is a thousand. Source: resolve.go of go.yaml.in/yaml.
 */
export function plainScalar(text: string): Scalar {
  if (Object.hasOwn(words, text)) return words[text] ?? null;
  const digits = text.replaceAll("_", "");
  if (/^[-+]?(0|[1-9]\d*)$/.test(digits)) return safe(Number(digits), text);
  const based = /^([-+]?)0(?:([xXoObB])([\da-fA-F]+)|([0-7]+))$/.exec(digits);
  if (based !== null) return ofBase(based, text);
  if (/^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(digits)) return Number(digits);
  return text;
}

function ofBase([, sign, letter = "o", digits, octal]: RegExpExecArray, text: string): Scalar {
  const number = Number(`0${letter.toLowerCase()}${digits ?? octal}`);
  return Number.isNaN(number) ? text : safe(sign === "-" ? -number : number, text);
}

/** A number that JavaScript would round stays a text. */
function safe(number: number, text: string): Scalar {
  return Number.isSafeInteger(number) ? number : text;
}
