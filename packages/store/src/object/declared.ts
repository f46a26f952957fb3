/** Prefix of files that were uploaded and not verified yet; the bucket's lifecycle ends them after {@link DECLARED_DAYS}. */
export const DECLARED_PREFIX = "declared/";

/** Days that an upload lasts which nobody had verified. */
export const DECLARED_DAYS = 7;

/** What keys of materials' files begin with, in the part of what was uploaded and in that of what is kept. */
export const MATERIAL_PREFIX = "material/";

/** Prefix of materials that were uploaded and not verified yet: each one that arrives wakes their worker. */
export const DECLARED_MATERIAL_PREFIX = `${DECLARED_PREFIX}${MATERIAL_PREFIX}`;
