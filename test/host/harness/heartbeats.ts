import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An address that counts how often it is called. */
export interface Heartbeats {
  readonly url: string;
  count(): number;
  close(): Promise<void>;
}

/** Listens on an address of the controller that hosts can reach. */
export async function listen(address: string): Promise<Heartbeats> {
  let calls = 0;
  const server = createServer((_, response) => {
    calls += 1;
    response.end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  return {
    url: `http://${address}:${(server.address() as AddressInfo).port}/beat`,
    count: () => calls,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
