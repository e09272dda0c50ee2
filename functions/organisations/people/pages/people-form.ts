import * as z from 'zod/mini';
import type { FieldErrors } from '../../../platform/html/view.ts';
import { typedLine } from '../../../platform/http/typed-text.ts';
import type { Translator } from '../../../platform/i18n/translate.ts';
import type { Result } from '../../../platform/result.ts';
import { emailField, parseFields } from '../../../pledges/pages/fields.ts';
import { GIVEN_ROLES, type GivenRole } from '../roster.ts';
import type { TypedInvitation } from './people.tsx';

const MANY = 10;

export const typedRoles = (form: URLSearchParams): readonly string[] => form.getAll('roles').slice(0, MANY);

export const typedInvitation = (form: URLSearchParams): TypedInvitation => ({
  email: typedLine(form.get('email')),
  roles: typedRoles(form),
});

const rolesField = (t: Translator) => z.array(z.enum(GIVEN_ROLES, t('people.roleMissing')));

/** Whom to invite as what; at least one role. */
export const readInvitation = (
  typed: TypedInvitation,
  t: Translator,
): Result<{ readonly email: string; readonly roles: GivenRole[] }, FieldErrors> =>
  parseFields(
    z.object({
      email: z.pipe(
        emailField(t),
        z.transform((email) => email.toLowerCase()),
      ),
      roles: rolesField(t).check(z.minLength(1, t('people.roleMissing'))),
    }),
    typed,
  );

/** What a colleague is to be; none is for the verb to judge, because the contact needs none. */
export const readRoles = (
  roles: readonly string[],
  t: Translator,
): Result<{ readonly roles: GivenRole[] }, FieldErrors> =>
  parseFields(z.object({ roles: rolesField(t) }), { roles });
