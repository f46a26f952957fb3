/** Prefix of files that were uploaded and not verified yet; the bucket's lifecycle ends them after {@link DECLARED_DAYS}. */
export const DECLARED_PREFIX = "declared/";

/** Days that an upload lasts which nobody had verified. */
export const DECLARED_DAYS = 7;
