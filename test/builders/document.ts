import { zipSync } from "fflate";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A PDF of one empty page; another `mark` makes another file. */
export const aPdf = (mark = "signed"): Uint8Array =>
  bytesOf(
    [
      "%PDF-1.4",
      `% ${mark}`,
      "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj",
      "trailer<</Root 1 0 R>>",
      "%%EOF",
    ].join("\n"),
  );

/** An OFD (GB/T 33190) without pages. */
export const anOfd = (): Uint8Array =>
  zipSync({
    "OFD.xml": bytesOf(
      '<?xml version="1.0" encoding="UTF-8"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.1" DocType="OFD"><ofd:DocBody/></ofd:OFD>',
    ),
  });
