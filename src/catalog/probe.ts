import type { Healthcheck } from "../declared/service/healthcheck.js";

type Test = Healthcheck["test"];

/** Asks over HTTP with the wget of busybox, which fails on any status but success. Never "localhost": that may be ::1. */
export function askWithWget(port: number, path: string): Test {
  return ["wget", "-q", "-O", "/dev/null", `http://127.0.0.1:${port}${path}`];
}

/** Asks over HTTP with curl, which fails on status 400 and above. */
export function askWithCurl(port: number, path: string): Test {
  return ["curl", "-fsS", "-o", "/dev/null", `http://127.0.0.1:${port}${path}`];
}

/** Asks over HTTP with nothing but bash, for images without wget and curl. Only status 200 counts. */
export function askWithBash(port: number, path: string): Test {
  const script = [
    `exec 3<>/dev/tcp/127.0.0.1/${port}`,
    `printf 'GET ${path} HTTP/1.0\\r\\n\\r\\n' >&3`,
    "read -r _ status _ <&3",
    "[[ $status == 200 ]]",
  ];
  return ["bash", "-c", script.join(" && ")];
}
