/**
 * Which routes the gateway has for the contract's paths. A REST API takes 300 parts of paths, so where a case has dozens of
 * operations one route stands for them all (`/v1/cases/{caseId}/{last}`), and the function puts the path together again.
 */
import type { Operation } from "@tongban/contract";
import type { APIGatewayProxyEvent } from "aws-lambda";

/** The functions that answer for every last part of these paths but those that have a resource of their own. */
const gathered: Readonly<Record<string, string>> = {
  "/v1/cases/{caseId}": "partner",
  "/window/v1/cases/{caseId}": "window",
};

/** The parameter that the last part of such a path is handed over as. */
const LAST = "last";

/** An operation and the function that answers it. */
type Answered = { readonly operation: Pick<Operation, "path">; readonly by: string };

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf("/"));

/**
 * The gateway's route for an operation among those of its stage: its own path, or the one of its parent. A path below which
 * there are others, or that several functions answer, has a resource of its own, which the gateway prefers.
 */
export const gatewayRoute = ({ operation: { path } }: Answered, all: readonly Answered[]): string => {
  const by = gathered[parentOf(path)];
  const own =
    by === undefined ||
    path.endsWith("}") ||
    all.some(({ operation, by: other }) =>
      operation.path === path ? other !== by : operation.path.startsWith(`${path}/`),
    );
  return own ? path : `${parentOf(path)}/{${LAST}}`;
};

/** Only what may be a part of the contract's paths: nothing that names a parameter or further parts. */
const literal = /^[a-z][a-z-]*$/;

/** The event with its operation's path as `resource`, as if the gateway had a route for it; others stay as they are. */
export const withContractPath = (event: APIGatewayProxyEvent): APIGatewayProxyEvent => {
  const { [LAST]: last, ...pathParameters } = event.pathParameters ?? {};
  const parent = parentOf(event.resource);
  if (event.resource !== `${parent}/{${LAST}}` || last === undefined || !literal.test(last)) return event;
  return { ...event, resource: `${parent}/${last}`, pathParameters };
};
