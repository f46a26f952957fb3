/** Where anybody asks. The paths stand here again so that the public pages load no schemas; a test compares them. */
export const askPath = "/v1/inquiries";

/** Where an inquiry is followed by its code. */
export const followPath = "/v1/inquiries/own";

/** Where is asked about the case of a query code. */
export const askAboutCasePath = "/applicant/v1/inquiries";

/** The published answers of a region about a matter. */
export const answersPath = (region: string, matter: string): string =>
  `/v1/catalog/answers?region=${encodeURIComponent(region)}&matter=${encodeURIComponent(matter)}`;
