import { prose } from "@tongban/contract";
import type { Certificate } from "@tongban/domain";
import * as z from "zod";
import { linesAtMost } from "./certificate-source.ts";

const line = z.strictObject({ label: prose(40), value: z.string().max(200) });

/** A certificate as a source gives it: its own number and title, and its content line by line. */
export const certified = z.strictObject({
  number: prose(60),
  title: prose(60),
  lines: z.array(line).min(1).max(linesAtMost),
});

/** What a source answers. */
export const sourceAnswer = z.union([
  z.strictObject({ found: z.literal(false) }),
  certified.extend({ found: z.literal(true) }),
]);

/** A certificate as a decision carries it. */
export const certificateOf = ({ number, title, lines }: z.output<typeof certified>): Certificate => ({
  document: { number, title },
  content: lines.map(({ label, value }) => `${label}：${value}`).join("\n"),
});
