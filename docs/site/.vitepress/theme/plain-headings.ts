/** Headings of the sidebar that cannot be folded: the theme makes buttons of them, which do nothing when they are pressed. */
const HEADINGS = ".VPSidebarItem.level-0:not(.collapsible) > .item[role=button]";

/** Takes the headings of the sidebar out of the order of Tab, and no longer calls them buttons. */
export const plainHeadings = (): void => {
  for (const heading of document.querySelectorAll(HEADINGS)) {
    heading.removeAttribute("role");
    heading.removeAttribute("tabindex");
  }
};
