import { rmSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { container, oldHost, own } from "./adoption/old-host.js";

const policies = (host: ReturnType<typeof oldHost>) =>
  Object.fromEntries(host.docker().containers.map((one) => [one.Name.slice(1), one.HostConfig.RestartPolicy.Name]));

describe("what an older deployment runs", () => {
  test("is stopped for good and copied, stays as it was, and is asked for no more once it is proven", () => {
    const host = oldHost();
    expect(host.seen()).toMatchObject({ problems: [], pending: true });
    expect(host.seen().says).toContain("stop old-web-1, old-db-1; copy 'old_pgdata' to");
    host.take();
    expect(host.running()).toEqual(["stranger"]);
    expect(policies(host)).toEqual({ "old-web-1": "no", "old-db-1": "no", stranger: "always" });
    expect(host.taken()).toEqual(["4711", "mine"]);
    expect(statSync(host.at("opt/data/db")).mode & 0o777).toBe(0o700);
    expect(host.read("volumes/old_pgdata/_data/base/1/rows")).toBe("4711");
    expect(host.seen()).toMatchObject({ problems: [], pending: true, copies: [] });
    const { stdout } = host.step("adopt-take", "keep(SAID)");
    expect(stdout).toContain("docker rm old-db-1 old-web-1");
    expect(stdout).toContain("docker volume rm old_pgdata");
    expect(host.seen()).toMatchObject({ problems: [], pending: false, copies: [] });
    host.set({ containers: [], volumes: [] });
    expect(host.seen(), "once the old was removed").toMatchObject({ problems: [], pending: false });
  });

  test("runs again, in the order of before, where what is new fails, and is copied anew the next time", () => {
    const host = oldHost();
    host.take();
    const db = own("demo_db", host.at("opt/data/db"));
    host.set({ containers: [...host.docker().containers, db] });
    host.write("opt/data/db/base/1/rows", "written by the new");
    host.write("opt/releases/current", "");
    expect(JSON.parse(host.step("adopt-back", "give_back(SAID)").stdout)).toEqual({ release: "" });
    expect(host.running()).toEqual(["stranger"]);
    expect(host.docker().containers.map(({ Name }) => Name)).not.toContain("/demo_db");
    const { says } = JSON.parse(host.step("adopt-back", "restart(SAID)").stdout);
    expect(says).toContain("The old containers run again, with their data as it was: old-db-1, old-web-1.");
    expect(says).toContain(host.at("opt/data/db.given-back-"));
    expect(policies(host)).toEqual({ "old-web-1": "always", "old-db-1": "always", stranger: "always" });
    expect(host.givenBack()).toEqual(["written by the new"]);
    expect(host.read("opt/releases/current"), "no release to go back to").toBeUndefined();
    host.write("volumes/old_pgdata/_data/base/1/rows", "4712");
    expect(host.seen()).toMatchObject({ problems: [], pending: true });
    host.take();
    expect(host.taken()).toEqual(["4712", "mine"]);
    host.step("adopt-back", "give_back(SAID)");
    expect(host.givenBack(), "of both tries").toEqual(["written by the new", "4712"]);
  });

  test("gets names and a network back that the stack took", () => {
    const host = oldHost();
    const on = (NetworkID: string) => ({ Networks: { demo_backend: { NetworkID, Aliases: ["db"] } } });
    const network = { Driver: "bridge", Internal: false, IPAM: { Config: [{ Subnet: "192.0.2.0/25" }] }, Options: {} };
    host.set({
      containers: [container("demo_db", "old", { NetworkSettings: on("first") })],
      networks: [{ ...network, Id: "first", Name: "demo_backend", Labels: { kept: "yes" } }],
    });
    host.take({ data: [] });
    expect(host.docker().containers.map(({ Name }) => Name)).toEqual(["/demo_db.old"]);
    const made = { ...network, Id: "second", Name: "demo_backend", Labels: { "dev.rexible.stack": "demo" } };
    host.set({ networks: [made], containers: [...host.docker().containers, own("demo_db", "/elsewhere")] });
    host.step("adopt-back", "give_back(SAID)", { data: [] });
    expect(host.step("adopt-back", "restart(SAID)", { data: [] }).stdout).toContain("as it was: demo_db.");
    expect(host.running()).toEqual(["demo_db"]);
    expect(host.docker().networks).toMatchObject([{ Name: "demo_backend", Labels: { kept: "yes" } }]);
    expect(host.docker().containers[0]?.NetworkSettings.Networks.demo_backend).toMatchObject({ Aliases: ["db"] });
  });

  test("is whole after a run that was killed at any change of Docker, forwards and backwards", {
    timeout: 300_000,
  }, () => {
    for (const number of [1, 2, 3])
      for (const when of number === 2 ? ["before", "after"] : ["after"]) {
        const host = oldHost();
        writeFileSync(host.at("kill-at"), `${number} ${when}`);
        host.take();
        rmSync(host.at("kill-at"));
        expect(host.seen(), `killed ${when} change ${number}`).toMatchObject({ problems: [], pending: true });
        host.take();
        expect(host.running()).toEqual(["stranger"]);
        expect(host.taken()).toEqual(["4711", "mine"]);
        const told = host.read("log")?.split("\n").length ?? 0;
        writeFileSync(host.at("kill-at"), `${told + number - 1} ${when}`);
        for (const step of ["give_back(SAID)", "restart(SAID)"]) host.step("adopt-back", step);
        rmSync(host.at("kill-at"));
        for (const step of ["give_back(SAID)", "restart(SAID)"]) host.step("adopt-back", step);
        expect(policies(host)).toEqual({ "old-web-1": "always", "old-db-1": "always", stranger: "always" });
        expect(host.running().sort()).toEqual(["old-db-1", "old-web-1", "stranger"]);
      }
  });

  test("is copied anew where the copy was killed, or where the old ran again meanwhile", () => {
    const host = oldHost();
    host.program("cp", '#!/bin/sh\nmkdir -p "$4/base"; echo half > "$4/base/half"; kill -9 $PPID\n');
    host.take();
    expect(host.read("opt/data/db.adopting/base/half")).toBe("half\n");
    rmSync(host.at("programs/cp"));
    host.take();
    expect(host.taken()).toEqual(["4711", "mine"]);
    expect(host.read("opt/data/db/base/half")).toBeUndefined();
    host.set({
      containers: host.docker().containers.map((one) => ({ ...one, State: { ...one.State, Running: true } })),
    });
    host.write("volumes/old_pgdata/_data/base/1/rows", "4712");
    host.take();
    expect(host.taken()).toEqual(["4712", "mine"]);
  });

  test.each([
    ["somebody writes there meanwhile", 'echo more >>"$3/base/1/rows"'],
    ["a file is not copied", 'rm "$4/base/1/rows"'],
    ["its rights are not copied", 'chmod 0777 "$4/base"'],
  ])("does not take a copy's place where %s", (_, after) => {
    const host = oldHost();
    const [db] = host.said.data;
    host.program("cp", `#!/bin/sh\n/bin/cp "$@" && ${after}\n`);
    host.step("adopt-take", "stop(SAID)");
    const { ended, stderr } = host.step("adopt-take", `copy(SAID, ${JSON.stringify(db?.to)})`);
    expect([ended, stderr]).toEqual([1, expect.stringMatching(/is not what that holds, .*: base/)]);
    expect(host.read("opt/data/db/base/1/rows")).toBeUndefined();
  });

  test("is refused before the first change where it could not be taken over or given back", () => {
    const host = oldHost();
    const { said } = host;
    const [db, files] = said.data as [(typeof said.data)[number], (typeof said.data)[number]];
    const problemsOf = (more: object) => host.seen(more).problems.join("\n");
    const asked = (change: object) => problemsOf({ data: [{ ...db, ...change }] });
    expect(asked({ from: "pgdata" })).toContain("'pgdata', which 'db' is to take over, is no volume of this host");
    expect(asked({ from: "/srv/nowhere" })).toContain("is no folder of this host");
    expect(asked({ from: host.at("opt/data/files") })).toContain("holds nothing");
    expect(asked({ version: { file: "PG_VERSION", major: 18 } })).toContain(
      "holds a cluster of PostgreSQL 17, and the image of 'db' reads 18",
    );
    expect(asked({ version: { file: "17/docker/PG_VERSION", major: 17 } })).toContain("holds its cluster in '.'");
    expect(asked({ from: host.at("srv/files") })).toContain("holds no cluster of PostgreSQL");
    expect(problemsOf({ projects: ["older"] })).toContain("No container of this host is of the project 'older'");
    expect(problemsOf({ projects: [] })).toContain("'old-db-1' writes to");
    expect(problemsOf({ projects: [] })).toContain("say 'projects: [\"old\"]' under 'adopt' of the stack");
    expect(problemsOf({ projects: [], containers: ["old-db-1", "old-web-1"] })).toBe("");
    host.program("du", "#!/bin/sh\necho 999999999\n");
    expect(problemsOf({})).toMatch(/\d+ MiB are free on the disk of .*, and copying the old data takes \d+/);
    rmSync(host.at("programs/du"));
    host.write("opt/data/files/other", "");
    expect(problemsOf({})).toContain(`'${files.to}' holds data already`);
    rmSync(host.at("opt/data/files/other"));
    const options = {
      Name: "old_nfs",
      Driver: "local",
      Options: { type: "nfs", device: ":/srv", o: "addr=192.0.2.9" },
    };
    host.set({ volumes: [...host.docker().volumes, { ...options, Mountpoint: host.at("srv") }] });
    expect(asked({ from: "old_nfs" })).toContain("lies on another file system");
    host.set({
      containers: [
        container("old-db-1", "old", {
          HostConfig: { AutoRemove: true, RestartPolicy: { Name: "no", MaximumRetryCount: 0 } },
        }),
      ],
    });
    expect(problemsOf({})).toContain("'old-db-1' is removed when it stops (--rm)");
    expect(host.read("log"), "nothing was changed").toBe("");
  });

  test("that somebody starts again later is named, for the stack does not read what it writes", () => {
    const host = oldHost();
    host.take();
    host.step("adopt-take", "keep(SAID)");
    host.set({
      containers: host.docker().containers.map((one) => ({ ...one, State: { ...one.State, Running: true } })),
    });
    expect(host.seen().problems.join("\n")).toContain("'old-db-1' runs again, and the stack is in its place");
  });

  test("may hold its cluster in a folder of the volume", () => {
    const host = oldHost();
    const [db] = host.said.data;
    host.write("volumes/deep/_data/pgdata/PG_VERSION", "17\n");
    host.write("volumes/deep/_data/pgdata/base/1/rows", "deep");
    host.set({
      volumes: [{ Name: "deep", Driver: "local", Options: null, Mountpoint: host.at("volumes/deep/_data") }],
    });
    const asked = (from: string, to = db?.to) => ({ data: [{ ...db, from, to }] });
    expect(host.seen(asked("deep")).problems.join("\n")).toContain('as in "deep/pgdata"');
    const deeper = host.at("opt/data/db/17/docker");
    expect(host.seen(asked("deep/pgdata", deeper)).problems).toEqual([]);
    host.take(asked("deep/pgdata", deeper));
    expect(host.read("opt/data/db/17/docker/base/1/rows")).toBe("deep");
    expect(statSync(host.at("opt/data/db/17")).mode & 0o777).toBe(0o700);
  });
});
