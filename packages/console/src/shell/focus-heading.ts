/** Gives the keyboard to the page's heading, for where nothing else is left to have it. */
export const focusHeading = (): void => document.querySelector<HTMLElement>("main h1")?.focus();
