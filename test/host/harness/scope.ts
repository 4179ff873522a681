const scopes = ["core", "all", "long"] as const;

/** How much is tested: see `make help`. */
export const scope: (typeof scopes)[number] = chosen(process.env.HOST_TEST ?? "core");

function chosen(given: string): (typeof scopes)[number] {
  const found = scopes.find((known) => known === given);
  if (found === undefined) throw new Error(`HOST_TEST is '${given}', and may be ${scopes.join(", ")}`);
  return found;
}
