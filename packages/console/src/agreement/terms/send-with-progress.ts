import { Fault } from "@tongban/sdk/client";
import { codeIn, type SendBytes } from "@tongban/sdk/document";

/** Sends a file as `fetch` does, and tells how much of it is on its way, from 0 to 1: `fetch` cannot say that. */
export const sendWithProgress =
  (onProgress: (part: number) => void): SendBytes =>
  (url, headers, bytes) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("PUT", url);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
      request.onload = () => resolve({ status: request.status, code: codeIn(request.responseText) });
      request.onerror = () => reject(new Fault("unreachable", "the file did not arrive"));
      request.send(bytes instanceof Blob ? bytes : new Blob([new Uint8Array(bytes)]));
    });
