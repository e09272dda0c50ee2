/** The largest body of a form with a file, in bytes: as base64 it still fits the 6 MB that Lambda is handed. */
export const UPLOAD_LIMIT = 4 * 1024 * 1024;

/** A form with files as it came; read only for a door that takes files. */
export interface RawUpload {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** With its boundary. */
  readonly contentType: string;
}

export interface UploadedFile {
  /** As the visitor's machine calls it; to be shown, never to be used as a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface UploadedForm {
  readonly fields: readonly (readonly [string, string])[];
  /** By field; a field left empty is not among them. */
  readonly files: ReadonlyMap<string, UploadedFile>;
}

export const isUpload = (contentType: string): boolean => /^\s*multipart\/form-data\s*;/i.test(contentType);

const parsed = async ({ bytes, contentType }: RawUpload): Promise<FormData | undefined> => {
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  } catch (cause) {
    // What is no form of this kind is what a client sent, not a fault of ours (Fetch, "package data").
    if (cause instanceof TypeError) return undefined;
    throw cause;
  }
};

/** Reads a form with files (RFC 7578) by the runtime's own parser; undefined for what is none. */
export const readUpload = async (upload: RawUpload): Promise<UploadedForm | undefined> => {
  const data = await parsed(upload);
  if (data === undefined) return undefined;
  const fields: (readonly [string, string])[] = [];
  const files = new Map<string, UploadedFile>();
  for (const [field, value] of data) {
    if (typeof value === 'string') fields.push([field, value]);
    else if (value.name !== '' || value.size > 0) {
      files.set(field, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
    }
  }
  return { fields, files };
};
