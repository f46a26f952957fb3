import { ReassignFields } from "../../case/actions/reassign-fields.tsx";
import { ReleaseFields } from "../../case/actions/release-fields.tsx";
import { OrderFields } from "../../case/actions/supervise-dialog.tsx";
import type { BatchFieldsProps } from "./batch-actions.ts";

/** Who gets the marked cases, and why. */
export const BatchReassign = ({ window, loads }: BatchFieldsProps) => (
  <ReassignFields kase={{ window, holder: null }} loads={loads} />
);

/** Why the marked cases go back on the board. */
export const BatchRelease = () => <ReleaseFields />;

/** What is to be done about the marked cases, and how soon. */
export const BatchSupervise = () => <OrderFields />;
