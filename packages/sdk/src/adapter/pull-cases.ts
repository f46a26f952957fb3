import { expectValue, ProblemError, wholeList } from "../client/index.ts";
import { keepFeedPlace, readFeedPlace } from "../consume/feed-place.ts";
import type { HandledCase, PartnerClient } from "../partner/partner-client.ts";
import { fetchFiles } from "./fetch-files.ts";
import { type AdapterFolder, discard, textOf, writeWhole } from "./folder.ts";

/** How cases are pulled. */
export type Pulling = {
  /** Who of the teams the adapter acts for: the first one who is of the team of a case's window. */
  readonly by: readonly string[];
  /** Why the adapter looks at personal data, once for each case; absent: it stays masked. */
  readonly reveal?: string;
  /** Whether files of materials are fetched. */
  readonly files: boolean;
  /** Seconds to wait at the broker for something new. */
  readonly wait: number;
  readonly signal?: AbortSignal;
};

/**
 * Writes every case that changed into `in/`, as `CASE.json`, in the place of what stood there; then keeps the place in the
 * feed. A crash in between writes the same cases again: at least once. A case that went to another region's or another
 * system's window is taken away. Without a place it begins with what is open: the feed of a system that was registered
 * later tells of that with its next change alone. Answers how many were written.
 */
export const pullCases = async (
  client: PartnerClient,
  folder: AdapterFolder,
  pulling: Pulling,
): Promise<number> => {
  const after = readFeedPlace(folder.place);
  const { wait, signal } = pulling;
  const stop = signal ? { signal } : {};
  // With what is open to write, nothing is waited for.
  const pages = client.handlingEvents({
    wait: after === undefined ? 0 : wait,
    ...stop,
    ...(after === undefined ? {} : { after }),
  });
  const page = await pages.next();
  if (page.done) return 0;
  const open = after === undefined ? await openCases(client, stop) : [];
  const { events, cursor } = page.value;
  const changed = new Set([...open, ...events.map(({ data }) => data.caseId)]);
  for (const caseId of changed) await writeCase(client, folder, caseId, pulling);
  keepFeedPlace(folder.place, cursor);
  return changed.size;
};

const openCases = async (
  client: PartnerClient,
  stop: { readonly signal?: AbortSignal },
): Promise<readonly string[]> => (await wholeList(client.listHandledCases(stop))).map(({ caseId }) => caseId);

const stopOf = ({ signal }: Pulling) => (signal ? { signal } : {});

const writeCase = async (
  client: PartnerClient,
  folder: AdapterFolder,
  caseId: string,
  pulling: Pulling,
): Promise<void> => {
  const name = `${caseId}.json`;
  const found = await findCase(client, caseId, pulling);
  if (!found) return discard(folder.in, name);
  const { applicant, isNew } = await applicantOf(client, folder, found, pulling);
  // The look is an event of the case, so that it has another version now.
  const kase = isNew
    ? expectValue(await client.getHandledCase(caseId, found.by, stopOf(pulling)))
    : found.kase;
  const files = pulling.files ? await fetchFiles(client, folder, found.kase, pulling.signal) : [];
  writeWhole(folder.in, name, `${JSON.stringify({ by: found.by, kase, applicant, files }, null, 2)}\n`);
};

/** A case as its holder sees it, or else the first of the people who is of its team; nothing where it is elsewhere now. */
const findCase = async (
  client: PartnerClient,
  caseId: string,
  { by, signal }: Pulling,
): Promise<HandledCase | undefined> => {
  const stop = signal ? { signal } : {};
  let refused: ProblemError | undefined;
  for (const person of by) {
    const found = await client.getHandledCase(caseId, person, stop);
    if (found.ok) {
      const { holder } = found.value;
      if (holder === null || holder === person || !by.includes(holder))
        return { by: person, kase: found.value };
      return { by: holder, kase: expectValue(await client.getHandledCase(caseId, holder, stop)) };
    }
    if (found.problem.code === "not-found") return undefined;
    refused = new ProblemError(found.problem);
    if (found.problem.code !== "not-on-team") break;
  }
  throw refused ?? new Error("nobody is named to act for");
};

/** The applicant unmasked: as it was shown before, or asked for once the person holds the case; that is on the record. */
const applicantOf = async (
  client: PartnerClient,
  folder: AdapterFolder,
  { by, kase: { caseId, version, actions } }: HandledCase,
  { reveal, signal }: Pulling,
): Promise<{ readonly applicant: unknown; readonly isNew: boolean }> => {
  if (reveal === undefined) return { applicant: null, isNew: false };
  const before = textOf(folder.in, `${caseId}.json`);
  const known = before === undefined ? null : (JSON.parse(before) as { applicant?: unknown }).applicant;
  if (known || !actions.includes("reveal")) return { applicant: known ?? null, isNew: false };
  const command = { action: "reveal", by, input: { reason: reveal } } as const;
  const shown = await client.commandHandledCase(caseId, version, command, signal ? { signal } : {});
  return { applicant: expectValue(shown).applicant, isNew: true };
};
