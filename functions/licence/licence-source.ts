import type { ApplicantKind, Instant, KnownLicence } from "@tongban/domain";

/** What a data source is asked of a licence (电子证照): what it is called there, and whose it must be. */
type LicenceQuestion = {
  readonly reference: string;
  readonly holder: {
    readonly kind: ApplicantKind;
    readonly name: string;
    /** Citizen's number or credit code. */
    readonly number: string;
  };
  readonly askedAt: Instant;
};

/**
 * A data source that knows licences: nothing where it knows none of this holder by that name, whoever else may have one. It
 * throws where it cannot be asked or answers nonsense.
 */
export type LicenceSource = (question: LicenceQuestion) => Promise<KnownLicence | undefined>;

/** The sources by their names. */
export type LicenceSources = ReadonlyMap<string, LicenceSource>;
