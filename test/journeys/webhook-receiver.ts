import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A delivery as it came in. */
export type Delivery = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** What an endpoint answers; `cut` breaks the connection instead. */
export type EndpointAnswer = { status: number; location?: string; json?: unknown } | "cut";

/** A partner's endpoint on loopback that keeps what it is sent and answers as it is told to. */
export const startReceiver = async (
  answer: (delivery: Delivery) => EndpointAnswer = () => ({ status: 204 }),
) => {
  const deliveries: Delivery[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => {
      body += text;
    });
    request.once("end", () => {
      const delivery = { headers: request.headers, body };
      deliveries.push(delivery);
      const answered = answer(delivery);
      if (answered === "cut") return request.socket.destroy();
      const { status, location, json } = answered;
      response.writeHead(status, location ? { location } : {}).end(json && JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, deliveries };
};

/** An endpoint on loopback that takes every connection and never answers. */
export const startHungReceiver = async () => {
  let connections = 0;
  const server = createServer(() => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, connections: () => connections };
};
