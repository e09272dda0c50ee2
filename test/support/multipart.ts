interface SentFile {
  readonly name: string;
  readonly bytes: string | Uint8Array<ArrayBuffer>;
}

/** A form with files as a browser sends it (RFC 7578). */
export const multipart = async (
  fields: Readonly<Record<string, string>>,
  files: Readonly<Record<string, SentFile>> = {},
): Promise<{ readonly body: Buffer; readonly type: string }> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [name, file] of Object.entries(files)) form.set(name, new File([file.bytes], file.name));
  const request = new Response(form);
  const type = request.headers.get('content-type') ?? '';
  return { body: Buffer.from(await request.arrayBuffer()), type };
};
