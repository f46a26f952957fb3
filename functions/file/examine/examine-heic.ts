import { type Finding, heldBack, sound } from "./finding.ts";
import { boxesFrom } from "./media-boxes.ts";

/** Boxes that a picture's file has at its top level (ISO/IEC 23008-12, ISO/IEC 14496-12). */
const boxes = ["ftyp", "meta", "mdat", "free", "skip", "moov", "idat", "uuid", "mpvd"];

const findings: Readonly<Record<ReturnType<typeof boxesFrom>, Finding>> = {
  filled: sound,
  unknown: heldBack("polyglot"),
  broken: heldBack("damaged"),
};

/** Looks at a HEIC: its boxes are known ones, and fill the file exactly. */
export const examineHeic = (bytes: Uint8Array): Finding => findings[boxesFrom(bytes, 0, boxes)];
