/** Where an applicant asks what only they are told. The paths stand here again so that the page loads no schemas; a test compares them. */
export const ownPaths = {
  oneTimeCode: "/applicant/v1/one-time-code",
  session: "/applicant/v1/session",
  ownCase: "/applicant/v1/case/own",
  papers: "/applicant/v1/papers",
  materials: "/applicant/v1/materials",
  supplement: "/applicant/v1/supplement",
  ratings: "/applicant/v1/ratings",
  helper: "/applicant/v1/helper",
  withdrawal: "/applicant/v1/withdrawal",
} as const;

/** Where the address of a paper is asked for. */
export const paperPath = (n: number | string): string => `${ownPaths.papers}/${n}`;

/** Where the address is asked for that takes a file. */
export const uploadPath = (sha256: string): string => `${ownPaths.materials}/${sha256}/upload`;
