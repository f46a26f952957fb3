import { intakeOperations } from "@tongban/contract";
import { Fault } from "@tongban/sdk/client";
import { useState } from "react";
import { sendWithProgress } from "../agreement/terms/send-with-progress.ts";
import { useBrokerApi } from "../api/broker-api-context.ts";

/** Where the file of a material stands that is sent. */
export type FileState =
  | { readonly kind: "sending"; readonly percent: number }
  | { readonly kind: "sent" }
  | { readonly kind: "failed"; readonly detail: string | undefined };

/**
 * Sends the files of a case's materials, one after another, each to the address that takes its bytes alone; a file that is
 * there already is not sent again, so whatever was broken off goes on where it stopped.
 */
export const useSendFiles = () => {
  const api = useBrokerApi();
  const [states, setStates] = useState<ReadonlyMap<string, FileState>>(new Map());
  const note = (sha256: string, state: FileState) =>
    setStates((before) => new Map([...before, [sha256, state]]));

  const sendOne = async (caseId: string, sha256: string, file: File): Promise<boolean> => {
    note(sha256, { kind: "sending", percent: 0 });
    try {
      const answer = await api.send((client) =>
        client.call(intakeOperations.uploadIntakeMaterial, { params: { caseId, sha256 } }),
      );
      if (!answer.ok) {
        note(sha256, { kind: "failed", detail: answer.problem.detail });
        return false;
      }
      const { upload } = answer.value;
      const send = sendWithProgress((part) =>
        note(sha256, { kind: "sending", percent: Math.floor(part * 100) }),
      );
      const sent = upload ? await send(upload.url, upload.headers, file) : { status: 200 };
      const arrived = sent.status === 200;
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
