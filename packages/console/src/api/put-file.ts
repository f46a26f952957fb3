/** What came of a file that was sent; the status is 0 where nobody answered. */
type Put = { readonly status: number; readonly text: string };

/** Where a file goes, and the header fields to be sent with it. */
type Destination = { readonly url: string; readonly headers: Readonly<Record<string, string>> };

/** Sends a file, and tells how much of it is on its way, from 0 to 1. */
export const putFile = (
  { url, headers }: Destination,
  file: Blob,
  onProgress: (part: number) => void,
): Promise<Put> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => resolve({ status: 0, text: "" });
    request.send(file);
  });
