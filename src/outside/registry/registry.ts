// One registry: how it is reached, what proof it wants, and questions to it about one repository.
import { createAuthority } from "./authorization.js";
import { type Challenge, readChallenges } from "./challenge.js";
import type { Credentials } from "./credentials.js";
import type { CredentialsUse, LookUpFailure } from "./look-up-result.js";
import { isLoopback } from "./loopback.js";
import { explainReply } from "./registry-error.js";
import type { Answer, Purpose, Reply, Request, Send } from "./transport.js";

export interface Question {
  readonly purpose: Purpose;
  readonly repository: string;
  /** What follows `/v2/<repository>/`: `manifests/8.0`, `tags/list`. */
  readonly path: string;
  readonly method?: "GET" | "HEAD";
  readonly accept?: string;
}

export interface Registry {
  /** The host that is asked: for `docker.io`, `registry-1.docker.io`. */
  readonly host: string;
  /** Any answer but a refusal; `explain` tells what a useless one means. */
  readonly ask: (question: Question) => Promise<Asked | LookUpFailure>;
}

export interface Asked {
  readonly kind: "asked";
  readonly answer: Answer;
  /** What to report when the answer is of no use. */
  readonly explain: () => LookUpFailure;
}

interface Entrance {
  readonly kind: "entrance";
  readonly base: string;
  readonly challenges: readonly Challenge[];
}

/**
 * Makes a registry. Nothing is sent before the first question; what the entrance says is then kept for all.
 * `send` retries and `sendOnce` does not.
 */
export function openRegistry(
  name: string,
  sendOnce: Send,
  send: Send,
  findCredentials: (registry: string) => Promise<Credentials>,
): Registry {
  const host = name === "docker.io" ? "registry-1.docker.io" : name.toLowerCase();
  const authority = createAuthority(host, send, () => findCredentials(name));
  let entering: Promise<Entrance | LookUpFailure> | undefined;

  const ask = async (question: Question, mayRenew = true): Promise<Asked | LookUpFailure> => {
    entering ??= enter(host, sendOnce, send);
    const entrance = await entering;
    if (entrance.kind !== "entrance") return entrance;
    const proof = await authority.authorize(entrance.challenges, question.repository);
    if (proof.kind !== "authorized") return proof;

    const url = `${entrance.base}/v2/${question.repository}/${question.path}`;
    const headers = {
      ...(question.accept === undefined ? {} : { accept: question.accept }),
      ...(proof.header === undefined ? {} : { authorization: proof.header }),
    };
    const reply = await send({ purpose: question.purpose, url, method: question.method ?? "GET", headers });

    const challenges = challengesOf(reply, entrance.base);
    const renewable =
      proof.header === undefined || challenges.some(({ parameters }) => parameters.error === "invalid_token");
    if (mayRenew && challenges.length > 0 && renewable) {
      authority.forget(question.repository);
      entering = Promise.resolve({ ...entrance, challenges });
      return ask(question, false);
    }
    return judge(reply, host, proof.credentials);
  };
  return { host, ask: (question) => ask(question) };
}

function judge(reply: Reply, host: string, credentials: CredentialsUse): Asked | LookUpFailure {
  const explain = () => explainReply(reply, host, credentials);
  if (reply.kind === "trouble") return explain();
  const refused = reply.status === 401 || reply.status === 403;
  return refused || isOverloaded(reply) ? explain() : { kind: "asked", answer: reply, explain };
}

/** Finds out whether a registry wants TLS and a proof. Only one on loopback may do without TLS. */
async function enter(host: string, sendOnce: Send, send: Send): Promise<Entrance | LookUpFailure> {
  if (!isLoopback(host)) return readEntrance(await send(ping("https", host)), `https://${host}`);
  const attempt = await sendOnce(ping("https", host));
  const plain = attempt.kind === "trouble" && (attempt.reason === "not-tls" || attempt.reason === "broken-off");
  const scheme = plain ? "http" : "https";
  const answered = attempt.kind === "answer" && !isOverloaded(attempt);
  return readEntrance(answered ? attempt : await send(ping(scheme, host)), `${scheme}://${host}`);
}

function ping(scheme: "http" | "https", host: string): Request {
  return { purpose: "ping", url: `${scheme}://${host}/v2/` };
}

function readEntrance(reply: Reply, base: string): Entrance | LookUpFailure {
  if (reply.kind === "trouble" || isOverloaded(reply)) return explainReply(reply, new URL(base).host, { kind: "none" });
  return { kind: "entrance", base, challenges: challengesOf(reply, base) };
}

function isOverloaded({ status }: Answer): boolean {
  return status === 429 || status >= 500;
}

/** Only the registry itself may ask for its credentials: never a host that it redirected to. */
function challengesOf(reply: Reply, base: string): readonly Challenge[] {
  if (reply.kind === "trouble" || reply.status !== 401) return [];
  if (new URL(reply.url).origin !== new URL(base).origin) return [];
  return readChallenges(reply.headers["www-authenticate"] ?? "");
}
