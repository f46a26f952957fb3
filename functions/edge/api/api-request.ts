import type { APIGatewayProxyEvent } from "aws-lambda";

/** A request as the gateway handed it over, its headers and body read once for every middleware. */
export type ApiRequest = {
  readonly event: APIGatewayProxyEvent;
  /** The lines of each header field under its lower-case name, in the order received. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** A header's value by its lower-case name; several lines are joined as RFC 9110 5.3 says. */
  readonly header: (name: string) => string | undefined;
  /** The body's bytes as they came; none where there is no body. */
  readonly body: Buffer;
};

/** Reads a proxy event; field names that differ only in case are one field. */
export const readRequest = (event: APIGatewayProxyEvent): ApiRequest => {
  const fields = new Map<string, string[]>();
  for (const [name, values] of Object.entries(event.multiValueHeaders ?? {})) {
    const key = name.toLowerCase();
    fields.set(key, [...(fields.get(key) ?? []), ...(values ?? [])]);
  }
  return { event, fields, header: (name) => fields.get(name)?.join(", "), body: bodyBytes(event) };
};

const bodyBytes = ({ body, isBase64Encoded }: APIGatewayProxyEvent): Buffer =>
  body === null ? Buffer.alloc(0) : Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
