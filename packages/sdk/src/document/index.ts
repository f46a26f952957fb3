export { codeIn, type SendBytes, type SignedFile, uploadDocument } from "./upload-document.ts";
