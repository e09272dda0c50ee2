import { Button, Form, TextField } from '../../../platform/html/form.tsx';
import { Page, renderPage } from '../../../platform/html/page.tsx';
import { type FieldErrors, viewOf } from '../../../platform/html/view.ts';
import { html, seeOther } from '../../../platform/http/answer.ts';
import type { Answer, Ask } from '../../../platform/http/ask.ts';
import { typedLine } from '../../../platform/http/typed-text.ts';
import type { Ports } from '../../../platform/ports.ts';
import { PERSONS } from '../address.ts';
import { findPerson } from '../find-person.ts';

const findPage = (ask: Ask, typed: string, errors: FieldErrors): string => {
  const view = { ...viewOf(ask), path: PERSONS };
  const { t } = view;
  return renderPage(
    <Page view={view} title={t('erasure.title')} errors={errors} back="/office/settings">
      <h1 class="govuk-heading-l">{t('erasure.title')}</h1>
      <p class="govuk-body">{t('erasure.intro')}</p>
      <Form view={view}>
        <TextField
          name="who"
          label={t('erasure.who')}
          hint={t('erasure.whoHint')}
          autocomplete="off"
          spellcheck={false}
          value={typed}
        />
        <Button>{t('erasure.find')}</Button>
      </Form>
    </Page>,
  );
};

export const showFind = async (ask: Ask): Promise<Answer> => html(findPage(ask, '', {}));

/** Asked for by a form, not by an address: addresses of pages stand in logs. */
export const doFind = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const typed = typedLine(ask.form.get('who'));
  const person = await findPerson(ports, typed);
  if (person.ok) return seeOther(`${PERSONS}/${encodeURIComponent(person.value)}`);
  const who = ask.t(person.refusal === 'missing' ? 'erasure.whoMissing' : 'erasure.whoNobody');
  return html(findPage(ask, typed, { who }), 422);
};
