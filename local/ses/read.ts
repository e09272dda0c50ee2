import PostalMime, { type Email } from 'postal-mime';
import type { AcceptedMail } from './model.ts';

export interface ReadMail {
  readonly from: string;
  readonly html: string;
  readonly text: string;
  /** In their order, names as they were sent. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly content: Buffer }[];
}

const contentOf = (content: Email['attachments'][number]['content']): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));

export const parseMail = (raw: string): Promise<Email> => PostalMime.parse(Buffer.from(raw, 'base64'));

/** The parts of a mail that a person reads. */
export const readMail = async (mail: AcceptedMail): Promise<ReadMail> => {
  const email = await parseMail(mail.raw);
  return {
    from: email.from?.address ?? mail.source,
    html: email.html ?? '',
    text: email.text ?? '',
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    attachments: email.attachments.map(({ filename, mimeType, content }, at) => ({
      name: filename ?? `part-${at + 1}`,
      type: mimeType,
      content: contentOf(content),
    })),
  };
};
