import { done, type Result, refused } from '../../platform/result.ts';
import { LIST_BYTES, type ListFault } from './typed-row.ts';

const text = new TextDecoder('utf-8', { fatal: true });

/** Control characters that no list has; a gateway that is not told of bytes turns those outside UTF-8 into U+FFFD. */
const NO_TEXT = /[^\P{Cc}\t\n\r\f\u0085]|\ufffd/u;

/** The text of a file in UTF-8, with or without byte order mark; anything else is told, never guessed at. */
export const decodeList = (bytes: Uint8Array): Result<string, ListFault> => {
  if (bytes.length > LIST_BYTES) return refused({ why: 'too-large' });
  try {
    const decoded = text.decode(bytes);
    return NO_TEXT.test(decoded) ? refused({ why: 'not-text' }) : done(decoded);
  } catch (cause) {
    if (cause instanceof TypeError) return refused({ why: 'not-text' });
    throw cause;
  }
};
