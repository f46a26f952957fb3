import type { ApplicantKind, CaseId, Certificate, Instant, MatterId, RegionCode } from "@tongban/domain";

/** What a data source is asked: for whom, in which matter, and whose organ answers for it. */
export type CertificateQuestion = {
  readonly caseId: CaseId;
  readonly matter: MatterId;
  readonly handling: RegionCode;
  readonly applicant: {
    readonly kind: ApplicantKind;
    readonly name: string;
    /** Citizen's number or credit code. */
    readonly number: string;
  };
  readonly askedAt: Instant;
};

/** A data source that certifies something (网上开证明). It throws where it cannot be asked or answers nonsense. */
export type CertificateSource = (question: CertificateQuestion) => Promise<Certificate | "unknown-there">;

/** Lines of a certificate at most, and characters of its content: what one page of a paper takes. */
export const linesAtMost = 60;
