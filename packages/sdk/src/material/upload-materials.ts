import { setTimeout as pause } from "node:timers/promises";
import { materialParts } from "@tongban/domain";
import type { Returned } from "../client/index.ts";
import { expectValue, Fault } from "../client/index.ts";
import type { PartnerClient } from "../partner/partner-client.ts";
import { digestOf } from "./declare-material.ts";
import { type Progress, sendBytes } from "./send-bytes.ts";

type Materials = Returned<typeof import("@tongban/contract").materialOperations.listMaterials>["materials"];

/** A material with how far its file is. */
export type MaterialState = Materials[number];

/** How files are sent, and how far the caller waits. */
export type UploadOptions = {
  /** Told of each piece of a file, by the SHA-256 (hex) of that file. */
  readonly onProgress?: (sha256: string, ...progress: Parameters<Progress>) => void;
  readonly signal?: AbortSignal | undefined;
  /** ms to wait at most until the broker has looked at each file; 0: do not wait. 60,000 if not given. */
  readonly verifiedWithin?: number;
  /** ms between two looks; 400 if not given. */
  readonly lookEvery?: number;
};

/** How often a file is sent at most, and ms before it is sent again, doubled each time. */
const SENDS = 4;
const FIRST_PAUSE_MS = 500;

/** ms between two looks at how far the files are. */
const LOOK_MS = 400;

const VERIFIED_WITHIN_MS = 60_000;

/**
 * Sends the files of materials that a case declares, one after the other, and waits until the broker has looked at them.
 * A file that is there already is not sent, and of one above 5 MB only the parts that are not there; what broke off is sent
 * again some times. Done again after a failure, it goes on with what is missing. Answers with how far each file is, in the order in which they were given; throws a
 * `ProblemError` where the broker refuses one, and a {@link Fault} where one does not arrive.
 */
export const uploadMaterials = async (
  client: Pick<PartnerClient, "askUpload" | "listMaterials">,
  caseId: string,
  files: readonly Uint8Array[],
  options: UploadOptions = {},
): Promise<readonly MaterialState[]> => {
  const digests = files.map(digestOf);
  for (const [at, bytes] of files.entries())
    await sendFile(client, caseId, digests[at] ?? "", bytes, options);
  const { signal, verifiedWithin = VERIFIED_WITHIN_MS, lookEvery = LOOK_MS } = options;
  for (let waited = 0; ; waited += lookEvery) {
    const { materials } = expectValue(await client.listMaterials(caseId, { signal }));
    const found = digests.flatMap((sha256) => materials.find((each) => each.sha256 === sha256) ?? []);
    const underWay = found.some(({ state }) => state === "declared" || state === "uploaded");
    if (!underWay || waited >= verifiedWithin) return found;
    await pause(lookEvery, undefined, signal ? { signal } : {});
  }
};

/** A part of a file, or the whole of it, and where it is to be sent: nowhere where it is there. */
type Piece = { readonly bytes: Uint8Array; readonly upload: Upload | null };

type Upload = NonNullable<
  Returned<typeof import("@tongban/contract").materialOperations.uploadMaterial>["upload"]
>;

/** What of a file is to be sent, as the broker says now; nothing where all of it is there. */
const piecesOf = async (
  client: Pick<PartnerClient, "askUpload">,
  caseId: string,
  sha256: string,
  bytes: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<readonly Piece[]> => {
  const places = materialParts(bytes.length).map(({ from, to }) => bytes.subarray(from, to));
  const inParts = places.length > 1 ? { parts: places.map(digestOf) } : {};
  const { upload, parts } = expectValue(await client.askUpload(caseId, sha256, { signal, ...inParts }));
  if (parts) return parts.map((part, n) => ({ bytes: places[n] ?? new Uint8Array(), upload: part.upload }));
  return upload ? [{ bytes, upload }] : [];
};

/** Sends a file; one of more than 5 MB in parts, so that one that broke off, in this run or an earlier one, goes on. */
const sendFile = async (
  client: Pick<PartnerClient, "askUpload">,
  caseId: string,
  sha256: string,
  bytes: Uint8Array,
  { onProgress, signal }: UploadOptions,
): Promise<void> => {
  for (let tries = 1; ; tries++) {
    const pieces = await piecesOf(client, caseId, sha256, bytes, signal);
    const failure = await sendPieces(pieces, (sent) => onProgress?.(sha256, sent, bytes.length), signal);
    if (!failure) return;
    if (tries >= SENDS || signal?.aborted) throw failure;
    await pause(FIRST_PAUSE_MS * 2 ** (tries - 1), undefined, signal ? { signal } : {});
  }
};

const sendPieces = async (
  pieces: readonly Piece[],
  progress: (sent: number) => void,
  signal: AbortSignal | undefined,
): Promise<Fault | undefined> => {
  let before = 0;
  for (const { bytes, upload } of pieces) {
    const failure = upload
      ? await failureOf(() =>
          sendBytes(upload.url, upload.headers, bytes, {
            progress: (sent) => progress(before + sent),
            signal,
          }),
        )
      : undefined;
    if (failure) return failure;
    before += bytes.length;
  }
  return undefined;
};

/** Why a file did not arrive; a refusal of the bytes themselves is not worth another try, so it is thrown. */
const failureOf = async (send: () => ReturnType<typeof sendBytes>): Promise<Fault | undefined> => {
  try {
    const { status, text } = await send();
    if (status === 200) return undefined;
    const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? `status ${status}`;
    const fault = new Fault("unreadable", `the file was not taken: ${code}`);
    if (status === 400) throw fault;
    return fault;
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    return new Fault("unreachable", "the file did not arrive; send it again", { cause });
  }
};
