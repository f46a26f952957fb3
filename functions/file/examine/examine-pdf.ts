import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  PDFStream,
} from "@cantoo/pdf-lib";
import { type Finding, heldBack } from "./finding.ts";

/** Keys of a dictionary that run something, or carry another file (ISO 32000-1 sections 7.11.4, 12.6.4, 12.7.8, 13.6). */
const activeWords = ["JS", "JavaScript", "EmbeddedFiles", "EF", "RichMediaContent", "XFA"];
const activeKeys = activeWords.map((key) => PDFName.of(key));

/** Kinds of action (key `S`) that leave the document or run something. */
const actionWords = ["JavaScript", "Launch", "ImportData", "GoToE", "Rendition", "RichMediaExecute"];
const activeActions = actionWords.map((name) => PDFName.of(name));

/** What may hide something in an object that cannot be read: a stream, a name that is written in numbers, one of these words. */
const mayHide = new RegExp(`stream|#|/(?:${[...activeWords, ...actionWords].join("|")})\\b`);

/** Marks that the content of a PDF stands between. */
const HEAD = "%PDF-";
const TAIL = "%%EOF";

/** Bytes from the end in which the last mark stands, and what may follow it: line ends and zeros. */
const TAIL_BYTES = 1_024;
const afterTail = /^[\s\0]*$/;

/** The mark that ends every ZIP (end of the central directory): a PDF that has it near its end is one as well. */
const ZIP_TAIL = "PK\u0005\u0006";
const ZIP_TAIL_BYTES = 65_557;

/** Levels of dictionaries inside of each other that are looked at; no writer needs so many. */
const MOST_LEVELS = 50;

/**
 * Looks at a PDF: nothing before or after it, no password, and nothing in any of its objects that runs or carries another
 * file. Objects that no page uses are looked at too.
 */
export const examinePdf = async (bytes: Uint8Array): Promise<Finding> => {
  if (!isPdfAlone(bytes)) return heldBack("polyglot");
  try {
    const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false });
    if (document.isEncrypted) return heldBack("encrypted");
    for (const [, object] of document.context.enumerateIndirectObjects()) {
      if (object instanceof PDFInvalidObject && mayHide.test(textOf(object))) return heldBack("damaged");
      if (isActive(object)) return heldBack("active-content");
    }
    const pages = document.getPageCount();
    return pages > 0 ? { kind: "sound", pages } : heldBack("damaged");
  } catch (fault) {
    // What nests without end overflows the stack, and what unpacks without end finds no more memory.
    return heldBack(fault instanceof RangeError ? "too-complex" : "damaged");
  }
};

const isPdfAlone = (bytes: Uint8Array): boolean => {
  const latin = new TextDecoder("latin1");
  if (latin.decode(bytes.subarray(0, HEAD.length)) !== HEAD) return false;
  const tail = latin.decode(bytes.subarray(-TAIL_BYTES));
  const end = tail.lastIndexOf(TAIL);
  if (end < 0 || !afterTail.test(tail.slice(end + TAIL.length))) return false;
  return !latin.decode(bytes.subarray(-ZIP_TAIL_BYTES)).includes(ZIP_TAIL);
};

/** The bytes of an object that cannot be read, a character each. */
const textOf = (object: PDFInvalidObject): string => {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return new TextDecoder("latin1").decode(bytes);
};

/** Whether an object or one inside of it runs something; what it only refers to is looked at by itself. */
const isActive = (object: PDFObject, level = 0): boolean => {
  if (level > MOST_LEVELS) return true;
  if (object instanceof PDFStream) return isActive(object.dict, level + 1);
  if (object instanceof PDFArray) return object.asArray().some((each) => isActive(each, level + 1));
  if (!(object instanceof PDFDict)) return false;
  if (activeKeys.some((key) => object.has(key))) return true;
  const action = object.get(PDFName.of("S"));
  if (action instanceof PDFName && activeActions.includes(action)) return true;
  return object.values().some((each) => isActive(each, level + 1));
};
