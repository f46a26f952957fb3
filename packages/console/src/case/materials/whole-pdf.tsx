import { lazy, type ReactNode, Suspense } from "react";

const PdfPages = lazy(async () => ({ default: (await import("./pdf-pages.tsx")).PdfPages }));

/** What the pages of a PDF are shown by. */
export type WholePdfProps = {
  /** The file, or the address where it is read. */
  readonly source: string | Uint8Array;
  readonly title: string;
  /** 1 is as wide as there is room. */
  readonly zoom: number;
  /** Degrees. */
  readonly turned: number;
  /** What stands there until the pages do: the pictures of the first ones. */
  readonly meanwhile: ReactNode;
};

/** All pages of a PDF; what draws them is fetched when the first one is opened. */
export const WholePdf = (props: WholePdfProps) => (
  <Suspense fallback={props.meanwhile}>
    <PdfPages {...props} />
  </Suspense>
);
