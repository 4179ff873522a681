import type { DeployableService } from "../model/service/service.js";
import { type ComparedSettings, isBelow } from "./compare-with-image.js";

/**
 * Where an image contradicts the service that runs it, a line each; none where they agree. What the service sets itself,
 * such as another user, is its own affair.
 */
export function describeServiceDisagreements(
  name: string,
  service: DeployableService,
  image: ComparedSettings,
): readonly string[] {
  return [...ownerOf(name, service, image), ...volumesOf(name, service, image), ...portOf(name, service, image)];
}

/** An image that starts as root may serve as another user; one that starts as a number serves as that. */
function ownerOf(name: string, { user, runsAs }: DeployableService, image: ComparedSettings): readonly string[] {
  const [started = ""] = (image.user ?? "").split(":");
  if (user !== undefined || !/^\d+$/.test(started) || Number(started) === 0 || Number(started) === runsAs.uid)
    return [];
  return [`user: the image starts as '${image.user}', the files of service '${name}' belong to ${runsAs.uid}`];
}

function volumesOf(name: string, { volumes, tmpfs }: DeployableService, image: ComparedSettings): readonly string[] {
  const mounted = [...volumes.flatMap((mount) => ("path" in mount ? [mount.path] : [])), ...Object.keys(tmpfs)];
  return image.volumes
    .filter((volume) => !mounted.some((path) => isBelow(volume, path)))
    .map((volume) => `volume: the image declares '${volume}', where service '${name}' mounts nothing`);
}

function portOf(name: string, { port }: DeployableService, { exposedPorts }: ComparedSettings): readonly string[] {
  if (port === undefined || exposedPorts.length === 0 || exposedPorts.some((one) => one.split("/")[0] === String(port)))
    return [];
  return [`port: the image exposes ${exposedPorts.join(" ")}, service '${name}' says ${port}`];
}
