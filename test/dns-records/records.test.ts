import { spawn } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { nameServer, type Zone } from "./name-server.js";

const program = fileURLToPath(new URL("../../roles-src/dns-records/files/records.py", import.meta.url));
const host = "198.51.100.10";
const site = "wiki.example.com";

interface Report {
  readonly problems: readonly string[];
  readonly unknown: readonly string[];
}

/** What `ip -json address` shows of a host with one interface. */
const interfaces = (addresses: readonly string[]): string =>
  JSON.stringify([{ addr_info: addresses.map((local) => ({ local })) }]);

/** Runs the role's program against name servers, as a host with these addresses would. */
async function askedOf(
  zones: readonly Zone[],
  more: Readonly<Record<string, unknown>> = {},
  own: readonly string[] = ["10.0.0.5"],
): Promise<Report> {
  const folder = scratch({ "bin/ip": `#!/bin/sh\necho '${interfaces(own)}'\n` });
  chmodSync(join(folder, "bin/ip"), 0o755);
  const resolvers = await Promise.all(zones.map(nameServer));
  const plan = { names: [site], resolvers, addresses: [host], public: true, anywhere: false, ipv6: false, ...more };
  const child = spawn("python3", [program, JSON.stringify(plan)], {
    env: { ...process.env, PATH: `${folder}/bin:${process.env.PATH}` },
  });
  const [said, wrong] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(wrong).toBe("");
  return JSON.parse(said) as Report;
}

describe("the records of the sites", () => {
  test.each<{ what: string; zone: Zone; more?: Readonly<Record<string, unknown>>; problems: readonly RegExp[] }>([
    { what: "are as they should be", zone: { [site]: [host] }, problems: [] },
    {
      what: "do not exist",
      zone: {},
      problems: [/'wiki\.example\.com' has no A record: add one that leads to 198\.51\.100\.10\./],
    },
    { what: "are of another kind only", zone: { [site]: ["2001:db8::1"] }, problems: [/has no A record/, /AAAA/] },
    {
      what: "lead elsewhere",
      zone: { [site]: ["198.51.100.99"] },
      problems: [/leads to 198\.51\.100\.99, which is not this host: let it lead to 198\.51\.100\.10\./],
    },
    { what: "lead here and elsewhere", zone: { [site]: [host, "198.51.100.99"] }, problems: [/198\.51\.100\.99/] },
    {
      what: "lead over IPv6 too, where nothing answers",
      zone: { [site]: [host, "2001:db8::1"] },
      problems: [/AAAA record of 'wiki\.example\.com' leads to 2001:db8::1, which is not this host: remove it/],
    },
    {
      what: "lead to an address that the operator named",
      zone: { [site]: ["198.51.100.99", "2001:db8::1"] },
      more: { addresses: [host, "198.51.100.99", "2001:db8::1"] },
      problems: [],
    },
    {
      what: "lead to a proxy before the host",
      zone: { [site]: ["198.51.100.99", "2001:db8::1"] },
      more: { anywhere: true },
      problems: [],
    },
    {
      what: "lead to the VPN's address in the public DNS",
      zone: { [site]: ["100.64.0.10"] },
      problems: [/leads to 100\.64\.0\.10/],
    },
    {
      what: "lead to a host that the inventory knows by a name",
      zone: { [site]: [host], "vps.example.com": [host] },
      more: { addresses: ["vps.example.com"] },
      problems: [],
    },
    {
      // Its public address is known to nobody here, so only what is missing can be told.
      what: "lead to a host that is reached over its VPN",
      zone: { [site]: ["198.51.100.99"] },
      more: { addresses: ["100.64.0.10"] },
      problems: [],
    },
  ])("$what", async ({ zone, more, problems }) => {
    const report = await askedOf([zone], more);
    expect(report.unknown).toEqual([]);
    expect(report.problems).toHaveLength(problems.length);
    for (const [index, problem] of problems.entries()) expect(report.problems[index]).toMatch(problem);
  });

  test("lead to an address of the host's own, over IPv4 alone", async () => {
    const zone = { [site]: [host, "2001:db8::10"] };
    const { problems } = await askedOf([zone], { addresses: ["100.64.0.10"] }, [host, "2001:db8::10"]);
    expect(problems).toEqual([
      expect.stringMatching(/leads to 2001:db8::10, and the sites of this host answer over IPv4/),
    ]);
  });

  test("lead to an address of the host's own over IPv6 too, where the sites answer over it", async () => {
    const zone = { [site]: [host, "2001:db8::10"] };
    const asked = (...own: string[]) => askedOf([zone], { ipv6: true }, ["10.0.0.5", ...own]);
    expect((await asked("2001:db8::10")).problems).toEqual([]);
    expect((await asked("2001:db8::11")).problems).toEqual([
      "The AAAA record of 'wiki.example.com' leads to 2001:db8::10, which is not this host: remove it.",
    ]);
  });

  test("lead over IPv6 to a host that the inventory knows by a name", async () => {
    const zone = { [site]: [host, "2001:db8::10"], "vps.example.com": [host, "2001:db8::10"] };
    const { problems } = await askedOf([zone], { ipv6: true, addresses: ["vps.example.com"] });
    expect(problems).toEqual([]);
  });

  test("are asked of the next name server where one knows nothing", async () => {
    expect(await askedOf([2, { [site]: [host] }])).toEqual({ problems: [], unknown: [] });
  });

  test("are told as unknown, and not as wrong, where no name server answers", async () => {
    const { problems, unknown } = await askedOf([2, 5]);
    expect(problems).toEqual([]);
    expect(unknown).toEqual([expect.stringMatching(/^'wiki\.example\.com': '127\..*answers with error 2, .*error 5$/)]);
  });
});
