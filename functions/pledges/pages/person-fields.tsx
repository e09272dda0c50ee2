import { Radios, TextField } from '../../platform/html/form.tsx';
import type { View } from '../../platform/html/view.ts';
import { LANGUAGES } from '../../platform/i18n/languages.ts';
import { languageName } from '../../platform/i18n/translate.ts';

interface TypedPerson {
  readonly name: string;
  readonly position: string;
  readonly language: string;
}

/** Who somebody is, and in which language we write to them: the fields that `personFields` reads, and the language. */
export const PersonFields = ({
  view: { t, language },
  typed,
  languageHint,
}: {
  readonly view: View;
  readonly typed: TypedPerson;
  readonly languageHint?: string;
}) => (
  <>
    <TextField name="name" label={t('contact.name')} value={typed.name} autocomplete="name" />
    <TextField
      name="position"
      label={t('contact.position')}
      hint={t('contact.positionHint')}
      value={typed.position}
      autocomplete="organization-title"
    />
    <Radios
      name="language"
      label={t('contact.mailLanguage')}
      hint={languageHint}
      value={typed.language}
      options={LANGUAGES.map((value) => ({ value, label: languageName(language, value) }))}
    />
  </>
);
