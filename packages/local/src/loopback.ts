import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { StartFailure } from "./failure.ts";

/** The only address that anything of the local host listens on. */
export const LOOPBACK = "127.0.0.1";

const portOf = (server: Server): number => {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string")
    throw new Error("The server does not listen on a port");
  return address.port;
};

/** Listens on loopback (port 0: any free one) and says which port it got; refuses a port that is in use. */
export const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE")
        reject(
          new StartFailure(`Port ${port} is in use; stop what uses it, or set TONGBAN_PORT to another port.`),
        );
      else if (error.code === "EACCES")
        reject(
          new StartFailure(
            `Port ${port} may not be opened by this user; set TONGBAN_PORT to one above 1023.`,
          ),
        );
      else reject(error);
    });
    server.listen(port, LOOPBACK, () => resolve(portOf(server)));
  });

/** Stops listening, lets requests under way end for at most `grace` ms, then cuts them. */
export const close = (server: Server, grace: number): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });

/** Finds a port that is free now; the caller must cope with another process taking it first. */
export const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await listen(server, 0);
  await close(server, 0);
  return port;
};
