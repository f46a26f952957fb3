import { expect, it } from "vitest";
import { networkOf } from "./network.ts";

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "::ffff:203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::7", "2001:db8:1:2"],
  ["2001:db8:1::7", "2001:db8:1:0"],
  ["2001:db8::7", "2001:db8:0:0"],
  ["2001:db8::9:0:0:8", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["::", "0:0:0:0"],
  ["fe80::", "fe80:0:0:0"],
])("takes the address %s for one of the network %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
