const isSearch = (node: Node): boolean => node instanceof Element && node.matches(".VPLocalSearchBox");

/** Gives the keyboard back to the button of the search once the search closes: the theme leaves it with nothing. */
export const keepFocusAfterSearch = (): void => {
  const closed = (records: readonly MutationRecord[]): boolean =>
    records.some(({ removedNodes }) => [...removedNodes].some(isSearch));
  new MutationObserver((records) => {
    if (!closed(records) || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(".DocSearch-Button")?.focus({ preventScroll: true });
  }).observe(document.body, { childList: true });
};
