import { describe, expect, test } from "vitest";
import { differenceOf } from "../../src/difference/difference.js";
import { badSteps } from "../../src/difference/refused-steps.js";
import { snapshotOf } from "./changes.js";

describe("a step of an image", () => {
  const app = 'image: "ghcr.io/example/app:1.2.3"';
  const stepsOf = (before: string, after: string) =>
    badSteps(snapshotOf([app, `image: "${before}"`]), snapshotOf([app, `image: "${after}"`])).map(
      ({ isRefused, says, fix }) => `${isRefused ? "refused" : "told"}: ${says}. ${fix}`,
    );

  test("of PostgreSQL's major version is refused where nothing says how the data comes along", () => {
    const to18 = ['image: "postgres:17.6-bookworm"', 'image: "postgres:18.4-bookworm"'] as const;
    expect(badSteps(snapshotOf(), snapshotOf(to18))).toMatchObject([
      { service: "postgresql", isRefused: true, fix: expect.stringContaining("upgrade: { from: 17 }") },
    ]);
    const asked = ['image: "postgres:17.6-bookworm"', `${to18[1]}, upgrade: { from: 17 }`] as const;
    expect(badSteps(snapshotOf(), snapshotOf(asked))).toEqual([]);
    expect(badSteps(snapshotOf(asked), snapshotOf(to18))).toEqual([]);
    expect(badSteps(snapshotOf(to18), snapshotOf())).toMatchObject([{ isRefused: false }]);
  });

  // https://github.com/nextcloud/docker/issues/617, https://docs.goauthentik.io/installation/upgrade
  test.each([
    [
      "docker.io/library/nextcloud:29.0.1-apache",
      "docker.io/library/nextcloud:32.0.2-apache",
      "refused: 'app' goes from 29.0.1-apache to 32.0.2-apache, past 30, 31. Build and deploy each: 30 first, 31, then 32.0.2-apache after it.",
    ],
    [
      "ghcr.io/goauthentik/server:2025.2.1",
      "ghcr.io/goauthentik/server:2025.6.3",
      "refused: 'app' goes from 2025.2.1 to 2025.6.3, past 2025.4. Build and deploy each: 2025.4 first, 2025.6.3 after it.",
    ],
    [
      "grafana/grafana:12.4.3",
      "grafana/grafana:12.3.0",
      "told: 'app' goes back from 12.4.3 to 12.3.0, which does not read what the later one wrote. Deploy 'grafana/grafana:12.3.0' together with a set of backups from before: 'playbooks/restore.yml -e restore_set=… -e restore_only=app'.",
    ],
  ])("from '%s' to '%s'", (before, after, told) => {
    expect(stepsOf(before, after)).toEqual([told]);
  });

  test.each([
    ["docker.io/library/nextcloud:29.0.1-apache", "docker.io/library/nextcloud:30.0.2-apache"],
    ["ghcr.io/goauthentik/server:2025.2.1", "ghcr.io/goauthentik/server:2025.4.0"],
    ["ghcr.io/goauthentik/server:2025.2.1", "ghcr.io/goauthentik/server:2025.2.4"],
    ["ghcr.io/example/app:1.2.3", "ghcr.io/example/app:4.0.0"],
  ])("from '%s' to '%s' is nobody's concern", (before, after) => {
    expect(stepsOf(before, after)).toEqual([]);
  });

  test("that cannot be taken back is data at risk, with what is done before it; a patch is not", () => {
    const risks = (before: string, after: string) =>
      differenceOf(snapshotOf([app, `image: "${before}"`]), snapshotOf([app, `image: "${after}"`]))
        .sections.filter(({ id }) => id === "data")
        .flatMap(({ items }) => items.map(({ says, effects = [] }) => [says, ...effects].join(" ")));
    expect(risks("grafana/grafana:12.3.1", "grafana/grafana:12.4.0")).toEqual([
      expect.stringMatching(/brings its data to a form that the earlier one does not read .* takes a verified set/),
    ]);
    expect(risks("grafana/grafana:12.4.0", "grafana/grafana:12.4.3")).toEqual([]);
  });
});
