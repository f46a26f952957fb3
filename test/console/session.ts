import type { Page } from "playwright-core";

/** Lets the access token of a page run out and its refresh token be one that the provider does not know. */
export const endSession = (page: Page): Promise<void> =>
  page.evaluate(`(() => {
    const name = Object.keys(sessionStorage).find((key) => key.startsWith("oidc.user:"));
    const user = JSON.parse(sessionStorage.getItem(name));
    sessionStorage.setItem(name, JSON.stringify({ ...user, expires_at: 1, refresh_token: "long-gone" }));
  })()`);

/** Takes the tokens of a page away, as closing and opening the browser does. */
export const forgetUser = (page: Page): Promise<void> =>
  page.evaluate(`for (const key of Object.keys(sessionStorage))
    if (key.startsWith("oidc.")) sessionStorage.removeItem(key);`);

/** Tells a page that its tab was come back to; a browser without a screen has no tab to leave. */
export const comeBackToTab = (page: Page): Promise<void> =>
  page.evaluate(`void document.dispatchEvent(new Event("visibilitychange", { bubbles: true }))`);

/** The access token that a page works with. */
export const tokenIn = (page: Page): Promise<string> =>
  page.evaluate(`JSON.parse(sessionStorage.getItem(Object.keys(sessionStorage)
    .find((key) => key.startsWith("oidc.user:")))).access_token`);
