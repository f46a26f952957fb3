import type { publicOperations } from "@tongban/contract";
import type { Partner } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";

/** Publishes the keys that documents are checked by. */
export const listDocumentKeys =
  ({ documents }: Resources): Run<typeof publicOperations.listDocumentKeys, Partner> =>
  async () =>
    answered({ keys: [...(await documents.publicKeys())] });
