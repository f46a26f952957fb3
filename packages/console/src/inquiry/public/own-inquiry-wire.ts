import type { inquiryOperations } from "@tongban/contract";
import type { Returned } from "@tongban/sdk/client";

/** An inquiry as it was sent, with its code. */
export type SentInquiry = Returned<typeof inquiryOperations.askInquiry>;
/** An inquiry as whoever sent it sees it. */
export type OwnInquiry = Returned<typeof inquiryOperations.followInquiry>;
