import { readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deploy, lives, type OnHost, unwell } from "../harness/deployed.js";
import { dockerDemand } from "../harness/engine.js";
import { ensureImage } from "../harness/image-recipes.js";
import type { Project } from "../harness/inventory.js";
import { runPlaybook } from "../harness/playbook.js";
import { containers } from "../harness/probes.js";
import { changedTasks } from "../harness/recap.js";

const redis = "redis:8.4.0-bookworm";
const role = "roles/docker-stack";
const digest = `sha256:${"1".repeat(64)}`;

/** What a compiled project says of one image: its line in the Compose file, in the role's list, and in `.env`. */
interface ImageLines {
  readonly composed: string;
  readonly listed: string;
  readonly env?: string;
}

/** Writes another image for Redis into the project, as another build would; gives a function that takes it back. */
function runRedisAs(project: Project, { composed, listed, env = "" }: ImageLines): () => void {
  const changes: readonly (readonly [string, (text: string) => string])[] = [
    [`${role}/files/compose/docker-compose-infra.yml`, (text) => text.replace(`image: ${redis}`, `image: ${composed}`)],
    [`${role}/defaults/main.yml`, (text) => text.replace(`- ${redis}`, `- ${listed}`)],
    [`${role}/templates/env.j2`, (text) => text + env],
  ];
  const before = changes.map(([path]) => [path, readFileSync(join(project.folder, path), "utf8")] as const);
  for (const [path, change] of changes) {
    const file = join(project.folder, path);
    writeFileSync(file, change(readFileSync(file, "utf8")));
  }
  return () => {
    for (const [path, text] of before) writeFileSync(join(project.folder, path), text);
  };
}

/** Where the images of a deployment come from: a registry, a mirror, archives; and what happens where they do not. */
export function images(on: OnHost): void {
  describe("the images of the stack", () => {
    let archives: string;
    let content: string;
    const imageOfRedis = async () =>
      (await containers(on().host)).get(`${on().project.stack}_redis`)?.inspected.Config.Image;

    /** Deploys with another image for Redis, which must fail before anything changes. */
    async function refusal(lines: ImageLines, extraVars: Readonly<Record<string, unknown>> = {}): Promise<string> {
      const { host, project } = on();
      const before = await lives(host);
      const takeBack = runRedisAs(project, lines);
      try {
        const outcome = await runPlaybook(project, "site.yml", {
          extraVars: { docker_stack_pull_retries: 0, ...extraVars },
        });
        expect(outcome.code).not.toBe(0);
        expect(await lives(host)).toEqual(before);
        expect(await unwell(host)).toEqual([]);
        expect(await host.console(`grep -c 'image: ${redis}' ${project.root}/compose/docker-compose-infra.yml`)).toBe(
          "1",
        );
        expect(changedTasks(outcome.recap).filter((task) => !task.endsWith("Load the archives"))).toEqual([]);
        return outcome.stdout;
      } finally {
        takeBack();
      }
    }

    beforeAll(async () => {
      archives = join(on().host.folder, "archives");
      await mkdir(archives, { recursive: true });
      const image = await ensureImage("redis");
      content = await dockerDemand(["image", "inspect", "--format", "{{.Id}}", image]);
      await dockerDemand(["tag", image, "redis:8.4.1-archived"]);
      await dockerDemand(["save", "--output", join(archives, "redis.tar"), "redis:8.4.1-archived"]);
    });
    afterAll(async () => {
      await dockerDemand(["image", "rm", "redis:8.4.1-archived"]);
    });

    it("are pulled from a registry where they are missing", async () => {
      const { host, project } = on();
      await host.console(`docker rm --force ${project.stack}_redis && docker image rm ${redis}`);
      await deploy(project);
      expect(await unwell(host)).toEqual([]);
      expect(await host.console(`docker image inspect --format '{{len .RepoDigests}}' ${redis}`)).toBe("1");
    });

    it("stop the deployment before anything changes when a tag was purged, and say the way out", async () => {
      const purged = "redis:8.4.0-purged";
      const said = await refusal({ composed: purged, listed: purged });
      expect(said).toContain("Nothing was stopped.");
      expect(said).toContain(`Image '${purged}' cannot be pulled: the registry has no such tag or repository.`);
      expect(said).toContain("Correct the image in the Compose file and in docker_stack_images");
    });

    it("are looked up without a pull by playbooks/verify-images.yml", async () => {
      const { project } = on();
      expect((await runPlaybook(project, "playbooks/verify-images.yml")).code).toBe(0);
      const takeBack = runRedisAs(project, { composed: redis, listed: "redis:8.4.0-purged" });
      const { code, stdout } = await runPlaybook(project, "playbooks/verify-images.yml");
      takeBack();
      expect(code).not.toBe(0);
      expect(stdout).toContain("Image 'redis:8.4.0-purged': the registry has no such tag or repository.");
    });

    // The depot answers under every public name with the same repositories, as a mirror does.
    it("come from a mirror, under its name", async () => {
      const { project } = on();
      const mirrored = `quay.io/library/${redis}`;
      const takeBack = runRedisAs(project, { composed: mirrored, listed: mirrored });
      await deploy(project);
      expect(await imageOfRedis()).toBe(mirrored);
      expect(changedTasks((await deploy(project)).recap)).toEqual([]);
      takeBack();
      await deploy(project);
      expect(await imageOfRedis()).toBe(redis);
    });

    describe("out of archives, which no registry has", () => {
      const tag = "redis:8.4.1-archived";
      const locked: ImageLines = {
        composed: `${tag}\${IMAGES_BY_TAG-@${digest}}`,
        listed: `redis@${digest}`,
        env: "{% if docker_stack_image_archives %}\nIMAGES_BY_TAG=\n{% endif %}\n",
      };
      const loading = (contents: readonly string[]) => ({
        docker_stack_image_archives: archives,
        docker_stack_locked_images: [{ image: locked.listed, tag, contents }],
      });

      it("are refused where the archive has other content than the lock", async () => {
        const said = await refusal(locked, loading([digest]));
        expect(said).toContain("Nothing was stopped.");
        expect(said).toContain("with other content than docker_stack_locked_images names");
      });

      it("are refused where nothing tells what they hold", async () => {
        const said = await refusal(locked, { docker_stack_image_archives: archives });
        expect(said).toContain("Nothing was changed. This host loads its images from archives, which bring no digest");
      });

      it("are loaded, run by their tag, and leave nothing to do for the next run", async () => {
        const { host, project } = on();
        await host.tryConsole(`docker image rm ${tag}`);
        const takeBack = runRedisAs(project, locked);
        await deploy(project, { extraVars: loading([content]) });
        expect(await imageOfRedis()).toBe(tag);
        expect(await unwell(host)).toEqual([]);
        expect(await host.console("find /var/tmp -name '*.images'")).toBe("");
        expect(changedTasks((await deploy(project, { extraVars: loading([content]) })).recap)).toEqual([]);
        takeBack();
        await deploy(project);
      });
    });
  });
}
