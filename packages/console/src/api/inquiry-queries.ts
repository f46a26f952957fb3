import { useQuery } from "@tanstack/react-query";
import { inquiryOperations } from "@tongban/contract";
import { useBrokerApi } from "./broker-api-context.ts";
import { quietInterval } from "./polling.ts";

/** Which inquiries are listed. */
export type ListedInquiries = "open" | "late" | "ended";

/** What the lists of inquiries are read under. */
export const inquiriesKey = [inquiryOperations.listInquiries.name] as const;

/** What one inquiry is read under. */
export const inquiryKey = (inquiryId: string) => [inquiryOperations.getInquiry.name, inquiryId] as const;

/** What the user's windows or regions are asked. */
export const useInquiries = (which: ListedInquiries) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [...inquiriesKey, which],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(inquiryOperations.listInquiries, { query: { which }, ifNoneMatch, signal }),
      ),
    refetchInterval: () => quietInterval(),
  });
};

/** What was asked and complained about a case. */
export const useCaseInquiries = (caseId: string) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: [...inquiriesKey, "case", caseId],
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(inquiryOperations.listInquiries, { query: { caseId }, ifNoneMatch, signal }),
      ),
    refetchInterval: () => quietInterval(),
  });
};

/** One inquiry with what was written. */
export const useInquiry = (inquiryId: string) => {
  const api = useBrokerApi();
  return useQuery({
    queryKey: inquiryKey(inquiryId),
    queryFn: ({ queryKey, signal }) =>
      api.read(queryKey, (client, ifNoneMatch) =>
        client.call(inquiryOperations.getInquiry, { params: { inquiryId }, ifNoneMatch, signal }),
      ),
    refetchInterval: () => quietInterval(),
  });
};
