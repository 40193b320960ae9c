export { sendDocument, sendPreview } from './send-document.js';
export { UploadCapacity } from './upload-capacity.js';
export {
  fieldsOf,
  mustHaveNoFields,
  ReceivesDocument,
  takesUploads,
  UploadedDocument,
  type UploadedForm,
} from './uploaded-document.js';
