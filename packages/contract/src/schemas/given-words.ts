import { prose } from "./identifiers.ts";

/** Why a case is given to somebody, and what they should know. */
export const givenWords = {
  reason: prose(200),
  note: prose(2000).exactOptional().describe("交接说明: what whoever gets the case should know"),
};
