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

/** A PDF that runs a script when it is opened. */
export const aScriptedPdf = (): Uint8Array =>
  bytesOf(
    new TextDecoder()
      .decode(aPdf("scripted"))
      .replace("/Catalog", "/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
  );

/** A PDF that says it is encrypted. */
export const anEncryptedPdf = (): Uint8Array =>
  bytesOf(
    new TextDecoder()
      .decode(aPdf("encrypted"))
      .replace("trailer", "4 0 obj<</Filter/Standard/V 2/R 3/O(o)/U(u)/P -4>>endobj\ntrailer")
      .replace("/Root 1 0 R", "/Root 1 0 R/Encrypt 4 0 R"),
  );

/** A PDF with a ZIP after its end. */
export const aPolyglot = (): Uint8Array =>
  new Uint8Array([...aPdf("polyglot"), ...zipSync({ "a.txt": bytesOf("a") })]);

/** A ZIP whose one entry unpacks to many times its size. */
export const aZipBomb = (): Uint8Array => zipSync({ "scan.pdf": new Uint8Array(30_000_000) }, { level: 9 });

/** A ZIP of some files. */
export const aZip = (files: Readonly<Record<string, Uint8Array>>): Uint8Array => zipSync(files);

/** A picture of one pixel. */
export const aPng = (): Uint8Array =>
  new Uint8Array(
    Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
      "base64",
    ),
  );
