import type { Partner } from "@tongban/store";

/** Path of the one feed that a partner, an overseeing department or a handling system has. */
export const feedOf = ({ oversees, handles }: Partner): string => {
  if (oversees) return "/v1/decisions";
  return handles ? "/v1/handling/events" : "/v1/events";
};
