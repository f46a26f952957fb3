import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import type { Bundling } from "@tongban/functions/bundling";
import type { FunctionDeployment } from "@tongban/functions/deployment";
import type { SignInPeople } from "../identity/sign-in-pages.ts";
import type { RouteTarget } from "../sources/route-table.ts";
import type { SeedContext } from "./seed-context.ts";

/** What a broker is made of; the local host itself knows nothing of cases. */
export type BrokerDefinition = {
  readonly table: CreateTableCommandInput & { readonly TableName: string };
  readonly ttlAttribute: string;
  readonly routes: readonly RouteTarget[];
  readonly functions: Readonly<Record<string, FunctionDeployment>>;
  /** How they are bundled; absent: as production's. */
  readonly bundling?: Bundling;
  /** Codes of the handling regions that it starts with; each has its queue. */
  readonly regions: readonly string[];
  /** Codes of the regions that are registered now; one that is new gets its queue while the broker runs. */
  readonly registeredRegions?: (context: SeedContext) => Promise<readonly string[]>;
  /** Who may sign in. */
  readonly people: (context: SeedContext) => SignInPeople;
};
