import type { BundleEnd } from "../../../package/bundle.ts";
import { refusal } from "../../../refusal.ts";
import { concludedStatuses } from "../../case.ts";
import { transition } from "../../transition.ts";

/** Says on the case of a member that nothing of its bundle is owed any more, and what all of it came to. */
export const endBundle = transition({
  from: concludedStatuses,
  unless: ({ origin: { bundle } }, _by: "broker") => (bundle ? undefined : refusal("nothing-to-start")),
  happens: (_kase, _by, end: BundleEnd) => [{ type: "BundleEnded", ...end }],
});
