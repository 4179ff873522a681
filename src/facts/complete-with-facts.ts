import type { ImageSettings } from "../model/image-settings.js";
import type { Account } from "../model/service/account.js";
import type { SecretDelivery } from "../model/service/secrets.js";
import type { DeployableService } from "../model/service/service.js";
import type { Stack } from "../model/stack.js";
import { factsOf } from "./facts-of.js";
import { withKnownGates } from "./forward-auth.js";
import { imageOf } from "./image-of.js";
import { knownProbe } from "./known-probe.js";
import { oneWayOf } from "./one-way.js";
import { secretDeliveryOf } from "./secret-delivery.js";

/**
 * Fills in what a stack leaves open where the facts know it, or the image itself says it: who owns a service's data, how
 * its secrets get in, what a shell starts that exports them, which program asks whether it serves, and how a service is asked
 * whom it lets in. What the stack says stays.
 *
 * @param recorded what the image of a service says, where the lock has it.
 */
export function completeWithFacts(
  stack: Stack,
  recorded: (service: string) => ImageSettings | undefined = () => undefined,
): Stack {
  const gated = withKnownGates(stack);
  const services = Object.entries(gated.services).map(([name, service]) => [name, complete(service, recorded(name))]);
  return { ...stack, ...gated, services: Object.assign(Object.create(null), Object.fromEntries(services)) };
}

function complete(service: DeployableService, imageSays: ImageSettings | undefined): DeployableService {
  const { runsAs, secretDelivery, secrets, command } = service;
  const delivery = secretDelivery ?? knownDelivery(service);
  const account = runsAs.isAssumed
    ? (namedAccount(service) ?? factsOf(service)?.runsAs ?? accountOf(imageSays) ?? runsAs)
    : runsAs;
  const reference = imageOf(service);
  const isWrapped = delivery?.kind === "shell" && Object.keys(secrets).length > 0;
  return {
    ...service,
    imageSays,
    ...knownProbe(service, imageSays),
    runsAs: account,
    ...(account.uid === 0 && { rootBecause: factsOf(service)?.rootBecause }),
    oneWay: reference && oneWayOf(reference),
    secretDelivery: isWrapped ? startingProgram(delivery, imageSays) : delivery,
    // Docker forgets the image's arguments where another entrypoint is set.
    command: command ?? (isWrapped && service.entrypoint === undefined ? filled(imageSays?.command) : undefined),
  };
}

function knownDelivery(service: DeployableService): SecretDelivery | undefined {
  const reference = imageOf(service);
  return reference && secretDeliveryOf(reference);
}

function startingProgram(delivery: SecretDelivery & { kind: "shell" }, imageSays: ImageSettings | undefined) {
  return {
    ...delivery,
    entrypoint: delivery.entrypoint ?? filled(imageSays?.entrypoint) ?? filled(imageSays?.command),
  };
}

/** The user that an image with an init of its own changes to: https://docs.linuxserver.io/general/understanding-puid-and-pgid/ */
function namedAccount({ environment: { PUID, PGID } }: DeployableService): Account | undefined {
  const [uid, gid] = [Number(PUID), Number(PGID)];
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : undefined;
}

/** The numbers of the user that the image names; none for root, who may serve as another, and for a name. */
function accountOf(imageSays: ImageSettings | undefined): Account | undefined {
  const [, uid, gid] = /^(\d+)(?::(\d+))?$/.exec(imageSays?.user ?? "") ?? [];
  if (uid === undefined || Number(uid) === 0) return undefined;
  return { uid: Number(uid), gid: Number(gid ?? uid) };
}

function filled(words: readonly string[] | undefined): readonly string[] | undefined {
  return words === undefined || words.length === 0 ? undefined : words;
}
