/** An `Idempotency-Key`. */
export const idempotencyKeyPattern = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * An `If-Match` that names the version of a case or a record: its ETag as it was answered, or the version alone in quotes;
 * 0 where there is none yet.
 */
export const versionTagPattern = /^"(0|[1-9][0-9]{0,8})(?:\.[A-Za-z0-9_-]{1,64})?"$/;
