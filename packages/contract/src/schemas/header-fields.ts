/** An `Idempotency-Key`. */
export const idempotencyKeyPattern = /^[A-Za-z0-9_-]{8,64}$/;

/** An `If-Match` that names a case's version: the ETag of the case as it was answered, or the version alone in quotes. */
export const versionTagPattern = /^"([1-9][0-9]{0,8})(?:\.[A-Za-z0-9_-]{1,64})?"$/;
