/** A name on the internet that services may reach, as `allow` of a network says it. */
export interface AllowedName {
  /** In small letters, without the wildcard. */
  readonly name: string;
  /** Whether the names below it are meant, and not the name itself. */
  readonly below: boolean;
  readonly port: number;
}

const form = /^(?<wildcard>\*\.)?(?<name>[^:]+)(?::(?<port>\d+))?$/;

/** @returns none where the text is no name with or without a port. */
export function allowedName(text: string): AllowedName | undefined {
  const { wildcard, name, port = "443" } = form.exec(text)?.groups ?? {};
  return name === undefined
    ? undefined
    : { name: name.toLowerCase(), below: wildcard !== undefined, port: Number(port) };
}

/** As it was said, in one form for all: "*.example.com:443". */
export function shownAllowed({ name, below, port }: AllowedName): string {
  return `${below ? "*." : ""}${name}:${port}`;
}
