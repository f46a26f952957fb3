import { intakeOperations } from "@tongban/contract";
import { materialParts } from "@tongban/domain";
import { Fault, type Returned } from "@tongban/sdk/client";
import { useState } from "react";
import { sendWithProgress } from "../agreement/terms/send-with-progress.ts";
import { sha256Of } from "../agreement/terms/sha256-of.ts";
import { useBrokerApi } from "../api/broker-api-context.ts";

/** Where the file of a material stands that is sent. */
export type FileState =
  | { readonly kind: "sending"; readonly percent: number }
  | { readonly kind: "sent" }
  | { readonly kind: "failed"; readonly detail: string | undefined };

type Asked = Returned<typeof intakeOperations.uploadIntakeMaterial>;

/** A part of a file, or the whole of it, and where it is to be sent: nowhere where it is there. */
type Piece = { readonly bytes: Blob; readonly upload: Asked["upload"] };

const slicesOf = (file: File): readonly Blob[] =>
  materialParts(file.size).map(({ from, to }) => file.slice(from, to));

const piecesIn = ({ upload, parts }: Asked, file: File): readonly Piece[] => {
  if (!parts) return [{ bytes: file, upload }];
  const slices = slicesOf(file);
  return parts.map((part, n) => ({ bytes: slices[n] ?? file, upload: part.upload }));
};

/** Sends what is not there of a file, telling how many hundredths of it are; whether all arrived. */
const sendPieces = async (
  pieces: readonly Piece[],
  size: number,
  told: (percent: number) => void,
): Promise<boolean> => {
  let before = 0;
  for (const { bytes, upload } of pieces) {
    const from = before;
    const send = sendWithProgress((part) => told(Math.floor(((from + part * bytes.size) / size) * 100)));
    if (upload && (await send(upload.url, upload.headers, bytes)).status !== 200) return false;
    before += bytes.size;
  }
  return true;
};

/**
 * Sends the files of a case's materials, one after another, each to the address that takes its bytes alone; a file that is
 * there already is not sent again, nor are the parts of a large one, so whatever was broken off goes on where it stopped.
 */
export const useSendFiles = () => {
  const api = useBrokerApi();
  const [states, setStates] = useState<ReadonlyMap<string, FileState>>(new Map());
  const note = (sha256: string, state: FileState) =>
    setStates((before) => new Map([...before, [sha256, state]]));

  const askFor = async (caseId: string, sha256: string, file: File) => {
    const slices = slicesOf(file);
    const parts = slices.length > 1 ? (await Promise.all(slices.map(sha256Of))).join(",") : undefined;
    return api.send((client) =>
      client.call(intakeOperations.uploadIntakeMaterial, {
        params: { caseId, sha256 },
        ...(parts ? { query: { parts } } : {}),
      }),
    );
  };

  const sendOne = async (caseId: string, sha256: string, file: File): Promise<boolean> => {
    note(sha256, { kind: "sending", percent: 0 });
    try {
      const answer = await askFor(caseId, sha256, file);
      if (!answer.ok) {
        note(sha256, { kind: "failed", detail: answer.problem.detail });
        return false;
      }
      const arrived = await sendPieces(piecesIn(answer.value, file), file.size, (percent) =>
        note(sha256, { kind: "sending", percent }),
      );
      note(sha256, arrived ? { kind: "sent" } : { kind: "failed", detail: undefined });
      return arrived;
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      note(sha256, { kind: "failed", detail: undefined });
      return false;
    }
  };

  const sendAll = async (caseId: string, files: ReadonlyMap<string, File>): Promise<boolean> => {
    let all = true;
    for (const [sha256, file] of files) all = (await sendOne(caseId, sha256, file)) && all;
    return all;
  };

  return { states, sendAll };
};
