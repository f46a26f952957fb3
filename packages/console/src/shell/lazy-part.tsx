import { type ComponentType, lazy, Suspense } from "react";

/**
 * A part of a page that is not there at first. Its code comes once the page has loaded, so that it opens at once and
 * without a network; what could not be had then is fetched when it is opened.
 */
export const lazyPart = <P extends object>(code: () => Promise<ComponentType<P>>): ComponentType<P> => {
  const load = async () => ({ default: await code() });
  const Part: ComponentType<P> = lazy(load);
  setTimeout(() => load().catch(() => {}), AFTER_FIRST_LOAD);
  return (props) => (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  );
};

/** ms; so that the desk's own requests go first. */
const AFTER_FIRST_LOAD = 500;
