// A proxy on loopback that opens tunnels, as HTTPS_PROXY expects one.
import { createServer } from "node:http";
import { connect, type Socket } from "node:net";
import { listen } from "./local-server.js";

export interface ConnectProxy {
  readonly url: string;
  /** Where tunnels were asked for, with the proof that came along. */
  readonly tunnels: readonly { readonly to: string; readonly authorization: string | undefined }[];
  readonly stop: () => void;
}

/** `target` is where every tunnel leads; a proxy without one refuses to open any. */
export async function startConnectProxy(target?: string): Promise<ConnectProxy> {
  const tunnels: { to: string; authorization: string | undefined }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on("connect", (request, client: Socket) => {
    tunnels.push({ to: request.url ?? "", authorization: request.headers["proxy-authorization"] });
    sockets.add(client);
    client.on("error", () => {});
    if (target === undefined) return client.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    const [host = "", port = ""] = target.split(":");
    const upstream = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.pipe(client).pipe(upstream);
    });
    sockets.add(upstream);
    upstream.on("error", () => client.destroy());
  });
  const port = await listen(server);
  return {
    url: `http://user:proxy-password@127.0.0.1:${port}`,
    tunnels,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
