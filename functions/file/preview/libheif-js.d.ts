/** The part of libheif-js that is used here; its own types name every function of the library and not these. */
declare module "libheif-js/wasm-bundle.js" {
  type Shown = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };
  type HeifImage = {
    get_width(): number;
    get_height(): number;
    display(into: Shown, done: (shown: Shown | null) => void): void;
    free(): void;
  };
  const heif: { readonly HeifDecoder: new () => { decode(bytes: Uint8Array): readonly HeifImage[] } };
  // biome-ignore lint/style/noDefaultExport: the library exports so
  export default heif;
}
