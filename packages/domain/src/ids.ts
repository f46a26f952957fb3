/** A case's identity, derived from (partner, external reference): 26 characters of Crockford base32. */
export type CaseId = string & { readonly __brand: "CaseId" };
/** A partner system, such as `nanjing-gov`. */
export type PartnerId = string & { readonly __brand: "PartnerId" };
/** A member of staff, the `sub` of the identity provider. */
export type StaffId = string & { readonly __brand: "StaffId" };
/** A dedicated window (专窗), such as `xian-window-1`. */
export type WindowId = string & { readonly __brand: "WindowId" };
/** A framework agreement (框架协议) through all its versions. */
export type AgreementId = string & { readonly __brand: "AgreementId" };
/** A government service matter (政务服务事项), such as `public-place-hygiene-permit`. */
export type MatterId = string & { readonly __brand: "MatterId" };
/** A consultation or complaint, such as `zx-7k3m9q2w7n`. */
export type InquiryId = string & { readonly __brand: "InquiryId" };
/** A package (一件事), such as `open-restaurant-in-xian`. */
export type PackageId = string & { readonly __brand: "PackageId" };
/** A bundle: what an applicant asked for with a package, derived from (partner, external reference). */
export type BundleId = string & { readonly __brand: "BundleId" };
