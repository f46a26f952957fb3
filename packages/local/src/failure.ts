/** A reason why the broker cannot start or go on, as one sentence for the person at the terminal. */
export class StartFailure extends Error {
  override readonly name = "StartFailure";
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

const sentences: Record<string, (what: string) => string> = {
  ENOSPC: (what) => `The disk is full: ${what} cannot be written. Free some space and start again.`,
  EDQUOT: (what) => `The disk quota is used up: ${what} cannot be written. Free some space and start again.`,
  EACCES: (what) =>
    `${what} may not be written by this user; change its permissions or set TONGBAN_DATA to another folder.`,
  EPERM: (what) =>
    `${what} may not be written by this user; change its permissions or set TONGBAN_DATA to another folder.`,
  EROFS: (what) => `${what} is on a read-only file system; set TONGBAN_DATA to a folder that can be written.`,
  ENOTDIR: (what) => `${what} is not a folder; set TONGBAN_DATA to a folder that can be written.`,
  EEXIST: (what) => `${what} is not a folder; set TONGBAN_DATA to a folder that can be written.`,
};

/** Turns a file system error about `what` into a {@link StartFailure}; any other error is returned as it is. */
export const explainFileError = (error: unknown, what: string): unknown => {
  const sentence = sentences[codeOf(error) ?? ""];
  if (sentence) return new StartFailure(sentence(what), { cause: error });
  const message = error instanceof Error ? error.message : "";
  if (/disk is full|disk I\/O error/.test(message))
    return new StartFailure(`The disk is full or broken: ${what} cannot be written.`, { cause: error });
  return error;
};
