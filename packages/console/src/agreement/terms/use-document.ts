import type { ProblemDetails } from "@tongban/contract";
import { documentOperations } from "@tongban/contract";
import { DOCUMENT_BYTES, documentTypes } from "@tongban/domain";
import { Fault } from "@tongban/sdk/client";
import { uploadDocument } from "@tongban/sdk/document";
import { useState } from "react";
import { useBrokerApi } from "../../api/broker-api-context.ts";
import { sendWithProgress } from "./send-with-progress.ts";
import { sha256Of } from "./sha256-of.ts";

/** Where a signed document stands that somebody uploads or opens. */
export type DocumentState =
  | { readonly kind: "idle" }
  | { readonly kind: "sending"; readonly percent: number }
  | { readonly kind: "verifying" }
  | { readonly kind: "kept" }
  | { readonly kind: "problem"; readonly problem: ProblemDetails }
  | { readonly kind: "unusable"; readonly why: "type" | "size" | "broken" };

/** Uploads the signed document of an agreement's draft, and opens the one that it names. */
export const useDocument = (agreementId: string, onKept: (sha256: string) => void) => {
  const api = useBrokerApi();
  const [state, setState] = useState<DocumentState>({ kind: "idle" });

  const upload = async (file: File): Promise<void> => {
    const type = documentTypes.find((known) => file.name.toLowerCase().endsWith(`.${known}`));
    if (!type) return setState({ kind: "unusable", why: "type" });
    if (file.size === 0 || file.size > DOCUMENT_BYTES) return setState({ kind: "unusable", why: "size" });
    setState({ kind: "sending", percent: 0 });
    const sha256 = await sha256Of(file);
    const send = sendWithProgress((part) =>
      setState(part < 1 ? { kind: "sending", percent: Math.floor(part * 100) } : { kind: "verifying" }),
    );
    try {
      const answer = await api.send((client) =>
        uploadDocument(client, agreementId, { sha256, type, bytes: file }, send),
      );
      if (!answer.ok) return setState({ kind: "problem", problem: answer.problem });
      setState({ kind: "kept" });
      onKept(sha256);
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      setState({ kind: "unusable", why: "broken" });
    }
  };

  const open = async (sha256: string): Promise<void> => {
    // Opened at once: a browser lets a page open a window only while somebody clicks.
    const tab = window.open("", "_blank");
    try {
      const answer = await api.send((client) =>
        client.call(documentOperations.getDocument, { params: { agreementId, sha256 } }),
      );
      if (answer.ok && tab) {
        tab.opener = null;
        tab.location.replace(answer.value.url);
        return;
      }
      tab?.close();
      if (!answer.ok) setState({ kind: "problem", problem: answer.problem });
    } catch (fault) {
      tab?.close();
      if (!(fault instanceof Fault)) throw fault;
      setState({ kind: "unusable", why: "broken" });
    }
  };

  return { state, upload, open };
};
