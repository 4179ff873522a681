import { describe, expect, test } from "vitest";
import { variable } from "../../src/index.js";
import { renderWithJinja } from "../tools/jinja.js";
import { compiled, configurationDigest, digest, lockOf, platformDigest } from "./compiled.js";

const image = "redis:8.4.0";
const lock = lockOf(image);
const folder = variable("image_archives", { default: "", description: "Folder with archives of images" });

describe("images out of archives", () => {
  test("are named by their digest unless the host's .env says otherwise", () => {
    expect(compiled(image, { imageArchives: folder }, lock).image).toBe(`redis:8.4.0\${IMAGES_BY_TAG-@${digest}}`);
    expect(compiled(image, { imageArchives: "images" }).image).toBe(image);
    expect(compiled(image, {}, lock).image).toBe(`redis:8.4.0@${digest}`);
    expect(compiled(`redis@${digest}`, { imageArchives: "images" }).image).toBe(`redis@${digest}`);
  });

  test("make .env say so on the hosts that load them, and there alone", () => {
    const { env, variables } = compiled(image, { imageArchives: folder }, lock);
    expect(variables.docker_stack_image_archives).toBe("{{ image_archives }}");
    const body = env.split("\n").slice(1).join("\n");
    const rendered = (archives: string) =>
      renderWithJinja([body], { docker_stack_image_archives: archives, _docker_stack_digests: { app: "0123" } });
    expect(rendered("images")).toEqual(["DIGEST_OF_APP=0123\nIMAGES_BY_TAG=\n"]);
    expect(rendered("")).toEqual(["DIGEST_OF_APP=0123\n"]);
    expect(compiled(image, {}, lock).env).not.toContain("IMAGES_BY_TAG");
  });

  test("are known to the role by their tag and every digest that Docker may give them", () => {
    const contents = [digest, platformDigest, configurationDigest];
    expect(compiled(image, { imageArchives: folder }, lock).variables.docker_stack_locked_images).toEqual([
      { image: `redis@${digest}`, tag: image, contents },
    ]);
    expect(compiled(image, {}, lock).variables.docker_stack_locked_images).toEqual([]);
  });
});
