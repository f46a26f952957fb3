import type { MemberId } from "../../../package/package.ts";
import { type RefusalCode, refusal } from "../../../refusal.ts";
import { concludedStatuses } from "../../case.ts";
import { transition } from "../../transition.ts";

/** Members of a bundle that do not start, and why: what they wait for was not granted, or their submission was refused. */
export type NotStarted = {
  readonly members: readonly MemberId[];
  readonly why: "not-granted" | "hindered";
  /** What a hindered member's submission was refused with. */
  readonly codes: readonly RefusalCode[];
};

/**
 * Says on the case that ended which members of its bundle do not start: it ended without a grant, or it was granted and a
 * member behind it could not be submitted.
 */
export const tellNotStarted = transition({
  from: concludedStatuses,
  unless: ({ origin: { bundle } }, _by: "broker") => (bundle ? undefined : refusal("nothing-to-start")),
  happens: (_kase, _by, notStarted: NotStarted) => [{ type: "MembersNotStarted", ...notStarted }],
});
