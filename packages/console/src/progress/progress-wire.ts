import type { applicantOperations } from "@tongban/contract";
import type { Returned } from "@tongban/sdk/client";

/** How a case stands, as whoever has its query code is told. */
export type Progress = Returned<typeof applicantOperations.showProgress>;
/** What is due next. */
export type Turn = NonNullable<Progress["turn"]>;
