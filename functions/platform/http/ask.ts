import type { Language } from '../i18n/languages.ts';
import type { Translator } from '../i18n/translate.ts';
import type { MemberRole } from '../member-roles.ts';
import type { Instant } from '../time.ts';
import type { UploadedFile } from './upload.ts';

export type Method = 'GET' | 'POST';

/** Who asks, as far as the session tells. */
export type Visitor =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'person'; readonly personId: string; readonly email: string }
  | {
      readonly kind: 'staff';
      readonly subject: string;
      readonly name: string;
      readonly groups: readonly StaffGroup[];
    };

export const STAFF_GROUPS = ['reviewer', 'editor', 'admin'] as const;
export type StaffGroup = (typeof STAFF_GROUPS)[number];

export { MEMBER_ROLES, type MemberRole } from '../member-roles.ts';

/** A request, parsed once at the border. */
export interface Ask {
  readonly method: Method;
  readonly path: string;
  /** What the route's `{names}` stood for, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Fields of an urlencoded form, NUL removed and line ends as LF; empty on GET. */
  readonly form: URLSearchParams;
  /** Files of the form by field; only on routes that take files. */
  readonly files?: ReadonlyMap<string, UploadedFile>;
  readonly cookies: ReadonlyMap<string, string>;
  readonly language: Language;
  readonly t: Translator;
  readonly now: Instant;
  readonly requestId: string;
  /** The page of this site that led here, as path and query; undefined where the browser names none. */
  readonly cameFrom?: string | undefined;
  readonly visitor: Visitor;
  /** The visitor's roles in the organisation of the address; only on routes for members. */
  readonly roles?: readonly MemberRole[];
  /** The secret of this browser (256 bit, cookie): what codes and CSRF tokens are bound to. */
  readonly browser: string;
  readonly site: SiteSettings;
}

/** What pages need to know of the stage. */
export interface SiteSettings {
  readonly url: string;
  readonly official: boolean;
  readonly officeMail: string;
  readonly stage: 'local' | 'dev' | 'prod';
}

export interface Cookie {
  readonly name: CookieName;
  readonly value: string;
  /** Seconds; 0 deletes. */
  readonly maxAge: number;
}
export type CookieName = 'browser' | 'session' | 'staff' | 'oidc';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly Cookie[];
  readonly body: string;
}
