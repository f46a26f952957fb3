import type { RequestListener } from "node:http";

/**
 * Lets every answer say the time that `Date` tells, which a browser reckons the ends of cookies by: Node's own header
 * tells this machine's time, whatever clock the broker follows.
 */
export const dated =
  (answer: RequestListener): RequestListener =>
  (request, response) => {
    response.setHeader("date", new Date().toUTCString());
    answer(request, response);
  };
