import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import type { FunctionDeployment } from "@tongban/functions/deployment";
import type { SignInPerson } from "../identity/sign-in-pages.ts";
import type { RouteTarget } from "../sources/route-table.ts";

/** What a broker is made of; the local host itself knows nothing of cases. */
export type BrokerDefinition = {
  readonly table: CreateTableCommandInput & { readonly TableName: string };
  readonly ttlAttribute: string;
  readonly routes: readonly RouteTarget[];
  readonly functions: Readonly<Record<string, FunctionDeployment>>;
  /** Codes of the handling regions; each has its queue. */
  readonly regions: readonly string[];
  readonly people: readonly SignInPerson[];
};
