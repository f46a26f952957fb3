import { ReassignFields } from "../../case/actions/reassign-fields.tsx";
import type { BatchFieldsProps } from "./batch-actions.ts";

/** Who gets the marked cases, and why. */
export const BatchReassign = ({ window, loads }: BatchFieldsProps) => (
  <ReassignFields kase={{ window, holder: null }} loads={loads} />
);
