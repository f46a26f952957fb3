/** How a firewall rule is seen: by its metric alone. */
export const visibility = (metricName: string) => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  // Samples would keep headers, and with them bearer tokens.
  sampledRequestsEnabled: false,
});
