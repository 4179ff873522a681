/** A word of a probe, and the argument that it stands in. */
export interface ProbeWord {
  readonly word: string;
  readonly index: number;
}

const local: readonly string[] = ["127.0.0.1", "localhost", "[", "0.0.0.0"];

/** The hosts other than the service itself that a probe asks, each with the argument that names it. */
export function hostsAskedBy(
  test: readonly string[],
  service: string,
): readonly { readonly host: string; readonly index: number }[] {
  const ping = /(?:^|\/)ping6?$/.test(test[0] ?? "")
    ? test.slice(1).findLastIndex((word) => !word.startsWith("-")) + 1
    : 0;
  return test.flatMap((argument, index) => {
    const host = index > 0 && index === ping ? argument : urlHost(argument);
    return host === undefined || local.includes(host) || host === service ? [] : [{ host, index }];
  });
}

/** The host of the first URL in a text; "[" for any IPv6 address. */
function urlHost(text: string): string | undefined {
  return /:\/\/(\[|[^\s/:]+)/.exec(text)?.[1];
}
