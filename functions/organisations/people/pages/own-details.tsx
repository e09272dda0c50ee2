import * as z from 'zod/mini';
import { memberEntity, personEntity } from '../../../access/model.ts';
import { Button, Form } from '../../../platform/html/form.tsx';
import { Heading } from '../../../platform/html/heading.tsx';
import { Page, renderPage } from '../../../platform/html/page.tsx';
import type { FieldErrors } from '../../../platform/html/view.ts';
import { html, seeOther } from '../../../platform/http/answer.ts';
import { typedLine } from '../../../platform/http/typed-text.ts';
import { LANGUAGES } from '../../../platform/i18n/languages.ts';
import type { SitePorts } from '../../../platform/ports.ts';
import { load } from '../../../platform/store/entity.ts';
import { personFields } from '../../../pledges/pages/contact-form.ts';
import { choiceField, parseFields } from '../../../pledges/pages/fields.ts';
import { pledgeName } from '../../../pledges/pages/names.ts';
import { type OpenPledge, pledgeDoor } from '../../../pledges/pages/open-pledge.ts';
import { PersonFields } from '../../../pledges/pages/person-fields.tsx';
import { calledAs, writtenTo } from '../called-as.ts';
import { setOwnDetails } from '../own-details.ts';

interface Typed {
  readonly name: string;
  readonly position: string;
  readonly language: string;
}

const typedFrom = (form: URLSearchParams): Typed => ({
  name: typedLine(form.get('name')),
  position: typedLine(form.get('position')),
  language: typedLine(form.get('language')),
});

const known = async ({ head, person: { personId }, draft }: OpenPledge, ports: SitePorts): Promise<Typed> => {
  const [member, person] = await Promise.all([
    load(ports.pact, memberEntity, head.organisationId, personId),
    load(ports.pact, personEntity, personId),
  ]);
  const { name = '', position = '' } = calledAs({ member, person, draft });
  return { name, position, language: person === undefined ? '' : writtenTo(person, draft) };
};

const detailsPage = (pledge: OpenPledge, typed: Typed, errors: FieldErrors): string => {
  const { view, paths } = pledge;
  const { t } = view;
  const title = t('people.detailsTitle');
  return renderPage(
    <Page view={view} title={title} errors={errors} back={paths.people}>
      <Heading caption={pledgeName(pledge)}>{title}</Heading>
      <p class="govuk-body">{t('people.detailsText')}</p>
      <Form view={view}>
        <PersonFields view={view} typed={typed} languageHint={t('people.detailsLanguageHint')} />
        <Button>{t('common.save')}</Button>
      </Form>
    </Page>,
  );
};

export const showOwnDetails = pledgeDoor(async (pledge, ports) =>
  html(detailsPage(pledge, await known(pledge, ports), {})),
);

export const saveOwnDetails = pledgeDoor(async (pledge, ports) => {
  const { ask, head, person, paths } = pledge;
  const typed = typedFrom(ask.form);
  const language = choiceField(LANGUAGES, ask.t('contact.mailLanguageMissing'));
  const read = parseFields(z.object({ ...personFields(ask.t), language }), typed);
  if (!read.ok) return html(detailsPage(pledge, typed, read.refusal), 422);
  const { organisationId } = head;
  await setOwnDetails(ports, { organisationId, personId: person.personId, ...read.value });
  return seeOther(`${paths.people}?done=details`);
});
