import { expect, test } from "vitest";
import { edited, toldOf } from "./told.js";

/** A stack that tells somebody by these channels. */
function telling(...channels: readonly string[]): string {
  const phases = `phase("3", "Alerts", [alerts({ to: [${channels.join(", ")}] })]),\n  ],\n});`;
  return edited("  ],\n});", `    ${phases}`).replace(
    "{ configure",
    "{ alerts, mail, ntfy, secret, webhook, configure",
  );
}

const mailTo = (more: string) => `mail({ server: "smtp.example.com", from: "a@example.com", ${more} })`;

/** What is wrong with a channel, and what the build says of it at its step. */
const mistakes: readonly (readonly [string, string])[] = [
  [mailTo("to: []"), "'phases.2.steps.0.to.0.to': names nobody"],
  [`webhook({ url: "hooks.example.com" })`, "'phases.2.steps.0.to.0.url': is an address that begins with"],
  [mailTo(`to: ["b@example.com"], password: "hunter2"`), "'phases.2.steps.0.to.0.password': is given by 'secret()'"],
];

test.each(mistakes)("%s is refused where it stands", async (channel, says) => {
  const told = await toldOf(telling(channel), false);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(`20:27 ${says}`);
});

test("nobody to tell is refused, and a password in the stack is a mistake of type", async () => {
  expect((await toldOf(telling(), false))[0]).toContain("'phases.2.steps.0.to': names nobody");
  const [told] = await toldOf(telling(mailTo(`to: ["b@example.com"], password: "hunter2"`)));
  expect(told).toContain("a secret");
});

test("secrets, and a relay of the host's own network, are taken", async () => {
  const channels = [
    mailTo(`to: ["b@example.com"], user: "a", password: secret("smtp_password")`),
    `webhook({ url: secret("hook_url") })`,
    `webhook({ url: "http://192.0.2.7:8080/hook" })`,
    `ntfy({ url: "https://ntfy.example.com", topic: secret("ntfy_topic_name"), token: secret("ntfy_token") })`,
  ];
  expect(await toldOf(telling(...channels))).toEqual([]);
});
