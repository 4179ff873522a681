import { z } from "zod";
import { sampled } from "../../model/value.js";
import { port, size } from "../service/text.js";
import { secretValueSchema, textValueSchema } from "../value.js";
import { headerName, login } from "./login.js";

const because = z.string().min(1);

const oneLine = "a header is one line";

const isOneLine = (value: unknown): boolean => typeof value !== "string" || !/[\r\n]/.test(value);

const address = textValueSchema
  .refine(
    (value) => /^https?:\/\/(?:\[[\da-fA-F:]+\]|[\w.-]+)(?::\d+)?$/.test(sampled(value)),
    "a server is its scheme, address and port, such as 'http://192.0.2.20:5000', without a path",
  )
  .refine(
    (value) => !/^https?:\/\/(?:localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])(?::|$)/.test(sampled(value)),
    "that is the container of the reverse proxy itself: write the address of the host on one of its networks",
  );

export const upstream = z.strictObject({
  kind: z.literal("upstream"),
  address,
  unverified: z.strictObject({ because }).exactOptional(),
});

export const siteSettings = {
  port: port.exactOptional(),
  upstream: upstream.exactOptional(),
  protocol: z.enum(["http", "websocket", "grpc", "https"]).exactOptional(),
  stripPath: z.boolean().exactOptional(),
  requestHeaders: z
    .record(headerName, z.union([textValueSchema, secretValueSchema, z.null()]).refine(isOneLine, oneLine))
    .exactOptional(),
  responseHeaders: z
    .record(headerName, z.union([textValueSchema, z.null()]).refine(isOneLine, oneLine))
    .exactOptional(),
  maxBody: size.exactOptional(),
  login: login.exactOptional(),
  snippet: z
    .strictObject({ kind: z.literal("snippet"), lines: z.union([textValueSchema, secretValueSchema]), because })
    .exactOptional(),
};
