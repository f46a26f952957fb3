import { execFileSync } from "node:child_process";

/** Git in one working tree; what it says, without the last line's end. Throws what git said where it fails. */
export const gitIn = (root: string) => {
  const git = (...words: readonly string[]): string =>
    execFileSync("git", words, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  return {
    branch: (): string => git("rev-parse", "--abbrev-ref", "HEAD"),
    changes: (): string => git("status", "--porcelain"),
    hasTag: (tag: string): boolean => git("tag", "--list", tag) !== "",
    lastSubject: (): string => git("log", "-1", "--format=%s"),
    tag: (tag: string, message: string): void => void git("tag", "--annotate", tag, "--message", message),
    commit: (message: string): void => {
      git("add", "--all");
      git("commit", "--quiet", "--message", message);
    },
    /** Puts everything back as the last commit has it, new files too. */
    undo: (): void => {
      git("reset", "--quiet", "--hard");
      git("clean", "--quiet", "--force", "-d", "docs/openapi");
    },
  };
};

/** Git in one working tree. */
export type Git = ReturnType<typeof gitIn>;
