import { createHash } from "node:crypto";
import * as z from "zod";
import type { HandlingCommand, PartnerClient } from "../partner/partner-client.ts";
import { type AdapterFolder, jsonIn, setAside, textOf } from "./folder.ts";

/** A file of `out/`: what somebody of the window's team does with a case. The broker checks the rest. */
const commandFile = z.object({
  caseId: z.string(),
  by: z.string(),
  action: z.string(),
  input: z.unknown().optional(),
  version: z.int().optional(),
});

type CommandFile = z.output<typeof commandFile>;

/** What came of the files of `out/`. */
export type Sent = { readonly done: number; readonly failed: number };

/** Refusals that time mends: the file stays and is sent again in the next round. */
const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Sends what the region's own system wrote into `out/`, in the order of the names. Each file is a command of its own,
 * named by its name and content, so that one that was sent before a crash is answered as the first time. What the broker
 * refuses is set aside in `failed/` with the refusal; throws where the broker cannot be reached.
 */
export const sendCommands = async (
  client: PartnerClient,
  folder: AdapterFolder,
  signal?: AbortSignal,
): Promise<Sent> => {
  const sent = { done: 0, failed: 0 };
  for (const name of jsonIn(folder.out)) {
    if (signal?.aborted) break;
    const text = textOf(folder.out, name);
    if (text === undefined) continue;
    const result = await sendFile(client, name, text, signal);
    if (result.kind === "later") continue;
    setAside(folder.out, folder[result.kind], name, result.report);
    sent[result.kind] += 1;
  }
  return sent;
};

type Result = { readonly kind: "done" | "failed"; readonly report: unknown } | { readonly kind: "later" };

const sendFile = async (
  client: PartnerClient,
  name: string,
  text: string,
  signal?: AbortSignal,
): Promise<Result> => {
  const file = readCommand(text);
  if (typeof file === "string") return { kind: "failed", report: { code: "unreadable-file", detail: file } };
  const { caseId, version, ...command } = file;
  const stop = signal ? { signal } : {};
  const seen = version ?? (await versionOf(client, file, stop));
  if (typeof seen !== "number") return seen;
  // The broker checks what the file says.
  const answer = await client.commandHandledCase(caseId, seen, command as HandlingCommand, {
    ...stop,
    idempotencyKey: createHash("sha256").update(`${name}\n${text}`).digest("hex"),
  });
  if (!answer.ok) return refused(answer.problem);
  const { case: after, applicant } = answer.value;
  return {
    kind: "done",
    report: after
      ? { caseId, version: after.version, status: after.status, nationalStatus: after.nationalStatus }
      : { caseId, applicant },
  };
};

const refused = (problem: { readonly status: number }): Result =>
  RETRIED.has(problem.status) ? { kind: "later" } : { kind: "failed", report: problem };

/** The version that a file means which names none: the one that is there now. */
const versionOf = async (
  client: PartnerClient,
  { caseId, by }: CommandFile,
  stop: { readonly signal?: AbortSignal },
): Promise<number | Result> => {
  const found = await client.getHandledCase(caseId, by, stop);
  return found.ok ? found.value.version : refused(found.problem);
};

/** What a file says, or what is wrong with it. */
const readCommand = (text: string): CommandFile | string => {
  try {
    const read = commandFile.safeParse(JSON.parse(text));
    if (read.success) return read.data;
    return read.error.issues.map(({ path, message }) => `${path.join(".") || "file"}: ${message}`).join("; ");
  } catch {
    return "the file is no JSON";
  }
};
