const KEY = "tongban.signed-in";

/**
 * Remembers in this browser that somebody signed in, and nothing of who or with what: a new tab then asks the identity
 * provider, which knows, instead of the person.
 */
export const markSignedIn = (storage: Storage): void => storage.setItem(KEY, "yes");

/** Forgets it: signed out, or the identity provider knew nobody. */
export const unmarkSignedIn = (storage: Storage): void => storage.removeItem(KEY);

/** Whether somebody signed in in this browser and has not signed out since. */
export const isMarkedSignedIn = (storage: Storage): boolean => storage.getItem(KEY) !== null;
