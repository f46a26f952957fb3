import type { applicantOperations } from "@tongban/contract";
import type { Returned } from "@tongban/sdk/client";

type Operations = typeof applicantOperations;

/** That a one-time code is on its way, and to which telephone. */
export type SentCode = Returned<Operations["sendOneTimeCode"]>;
/** A session, as the broker opens it. */
export type BegunSession = Returned<Operations["beginSession"]>;
/** What only the applicant is told. */
export type OwnCase = Returned<Operations["showOwnCase"]>;
/** The papers of the case. */
export type OwnPapers = Returned<Operations["listOwnPapers"]>;
/** Where the PDF of one can be read. */
export type OwnPaperReading = Returned<Operations["readOwnPaper"]>;
/** What the applicant supplied, with how far the files are. */
export type OwnMaterials = Returned<Operations["listOwnMaterials"]>;
/** One of them. */
export type OwnMaterial = OwnMaterials["materials"][number];
/** Where a file can be sent. */
export type OwnUpload = Returned<Operations["uploadOwnMaterial"]>;
