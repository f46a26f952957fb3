import { Fault } from "@tongban/sdk/client";
import { codeIn, type SendBytes } from "@tongban/sdk/document";
import { putFile } from "../../api/put-file.ts";

/** Sends a file as `fetch` does, and tells how much of it is on its way, from 0 to 1: `fetch` cannot say that. */
export const sendWithProgress =
  (onProgress: (part: number) => void): SendBytes =>
  async (url, headers, bytes) => {
    const file = bytes instanceof Blob ? bytes : new Blob([new Uint8Array(bytes)]);
    const { status, text } = await putFile({ url, headers }, file, onProgress);
    if (status === 0) throw new Fault("unreachable", "the file did not arrive");
    return { status, code: codeIn(text) };
  };
