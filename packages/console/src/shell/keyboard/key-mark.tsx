import { shortcutsEnabled } from "./shortcuts.ts";

/** The key that does the same as a button, for people who see it; nothing where single keys are switched off. */
export const KeyMark = ({ keys }: { readonly keys: string }) =>
  shortcutsEnabled(localStorage) ? (
    <span aria-hidden="true" className="key-mark">
      {keys}
    </span>
  ) : null;
