import type { helperView } from "@tongban/contract";
import { type Case, type Instant, mandateStateOf } from "@tongban/domain";
import type * as z from "zod";

/** The helper of a case and how their mandate stands; null where nobody was named. */
export const helperOf = ({ helper }: Case, now: Instant): z.output<typeof helperView> | null =>
  helper
    ? { kind: helper.kind, name: helper.name, until: helper.until, state: mandateStateOf(helper, now) }
    : null;
