import type { DocumentSigner } from "@tongban/store";
import { askOverHttp } from "./ask-over-http.ts";
import type { CertificateSource } from "./certificate-source.ts";
import { certificateOf, sourceAnswer } from "./source-answer.ts";

/** A source behind HTTP. */
export const httpSource =
  (address: URL, documents: Pick<DocumentSigner, "sign">): CertificateSource =>
  async (question) => {
    const answer = sourceAnswer.parse(
      await askOverHttp(address, documents, "certificate-question", question),
    );
    return answer.found ? certificateOf(answer) : "unknown-there";
  };
