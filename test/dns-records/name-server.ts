import { createSocket } from "node:dgram";
import { onTestFinished } from "vitest";

/** Addresses by name, in dotted or colon notation; or the code of an error (RFC 1035, 4.1.1) for every question. */
export type Zone = Readonly<Record<string, readonly string[]>> | number;

/** Starts a name server on a free port of 127.0.0.1 that knows one zone, and returns it as the role takes it. */
export async function nameServer(zone: Zone): Promise<string> {
  const server = createSocket("udp4");
  server.on("message", (question, { port, address }) => server.send(answerTo(question, zone), port, address));
  await new Promise<void>((resolve) => server.bind(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `127.0.0.1#${server.address().port}`;
}

function answerTo(question: Buffer, zone: Zone): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString("ascii", at + 1, at + 1 + length));
    at += length + 1;
  }
  const kind = question.readUInt16BE(at + 1);
  const known = typeof zone === "number" ? undefined : zone[labels.join(".")];
  const bytes = (known ?? []).map(bytesOf).filter(({ length }) => length === (kind === 1 ? 4 : 16));
  const code = typeof zone === "number" ? zone : known === undefined ? 3 : 0;
  const head = Buffer.alloc(12);
  question.copy(head, 0, 0, 2);
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(bytes.length, 6);
  const answers = bytes.map((address) => {
    const record = Buffer.from([0xc0, 12, 0, kind, 0, 1, 0, 0, 0, 60, 0, address.length]);
    return Buffer.concat([record, address]);
  });
  return Buffer.concat([head, question.subarray(12, at + 5), ...answers]);
}

function bytesOf(address: string): Buffer {
  if (!address.includes(":")) return Buffer.from(address.split(".").map(Number));
  const [before = "", after = ""] = address.split("::");
  const groups = (text: string) => text.split(":").filter(Boolean);
  const zeros = Array.from({ length: 8 - groups(before).length - groups(after).length }, () => "0");
  const all = [...groups(before), ...zeros, ...groups(after)];
  return Buffer.concat(all.map((group) => Buffer.from(group.padStart(4, "0"), "hex")));
}
