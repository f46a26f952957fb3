import type { batchOperations } from "@tongban/contract";
import type { CallOptions } from "@tongban/sdk/client";
import type { ComponentType } from "react";
import type { CaseRow } from "../../api/wire.ts";
import type { FieldValues } from "../../case/actions/action-entry.ts";
import { blankOrder, OrderFields, orderOf } from "../../case/actions/order-fields.tsx";
import { reassignmentOf } from "../../case/actions/reassign-fields.tsx";
import { ReleaseFields, releaseReasonOf } from "../../case/actions/release-fields.tsx";
import type { TeamLoad } from "../team-loads.ts";
import { BatchReassign } from "./batch-fields.tsx";

type Body = CallOptions<typeof batchOperations.actOnCases>["body"];
/** What can be done with several cases at once. */
export type BatchAction = Body["action"];
type Cases = Body["cases"];

/** What the fields of an action go by: the window that the cases are at, and what each person of its team holds. */
export type BatchFieldsProps = {
  readonly window: CaseRow["window"];
  readonly loads: readonly TeamLoad[] | undefined;
};

type Entry = {
  /** Asks for what the command needs; absent where it needs nothing. */
  readonly Fields?: ComponentType<BatchFieldsProps>;
  readonly initial: FieldValues;
  readonly bodyOf: (fields: FieldValues, cases: Cases) => Body;
};

/** Every action on several cases; its name is `batch` in both languages. */
export const batchActions: Readonly<Record<BatchAction, Entry>> = {
  claim: { initial: {}, bodyOf: (_fields, cases) => ({ action: "claim", cases }) },
  release: {
    Fields: ReleaseFields,
    initial: {},
    bodyOf: (fields, cases) => ({ action: "release", ...releaseReasonOf(fields), cases }),
  },
  reassign: {
    Fields: BatchReassign,
    initial: {},
    bodyOf: (fields, cases) => ({ action: "reassign", ...reassignmentOf(fields), cases }),
  },
  supervise: {
    Fields: OrderFields,
    initial: blankOrder,
    bodyOf: (fields, cases) => ({ action: "supervise", ...orderOf(fields), cases }),
  },
};
