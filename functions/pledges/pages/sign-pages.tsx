import { Button, Checkboxes, Form, Radios, TextField } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Inset } from '../../platform/html/parts.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { ParaphraseNote } from './form-parts.tsx';
import { draftName } from './names.ts';
import type { OpenPledge } from './open-pledge.ts';
import { ShownChoice } from './shown-choice.tsx';
import { MOST_SIGNATORIES, type TypedSelf, type TypedSignatory } from './signing-form.ts';
import { SigningNote } from './signing-note.tsx';
import type { SigningOpen } from './signing-open.ts';

/** The answers as they were when this page was opened: others must not be signed unread. */
const SeenDraft = ({ seenRev, seenText }: Omit<SigningState, 'errors'>) => (
  <>
    <input type="hidden" name="seenRev" value={String(seenRev)} />
    <input type="hidden" name="seenText" value={seenText} />
  </>
);

export interface SigningState {
  readonly errors: FieldErrors;
  /** The revision of the draft that the person has seen. */
  readonly seenRev: number;
  /** The SHA-256 of the official text that the person has seen; empty for a paraphrase. */
  readonly seenText: string;
}

/** First: who signs. */
export const howPage = (pledge: OpenPledge, errors: FieldErrors): string => {
  const { view, paths } = pledge;
  const { t } = view;
  return renderPage(
    <Page view={view} title={t('form.signTitle')} errors={errors} back={paths.check}>
      <Heading caption={draftName(pledge)}>{t('form.signTitle')}</Heading>
      <ParaphraseNote view={view} />
      <Form view={view}>
        <Radios
          name="how"
          label={t('form.signHow')}
          value=""
          options={[
            { value: 'self', label: t('form.signSelf'), hint: t('form.signSelfHint') },
            { value: 'others', label: t('form.signOthers'), hint: t('form.signOthersHint') },
          ]}
        />
        <Button name="do" value="choose">
          {t('common.continue')}
        </Button>
      </Form>
    </Page>,
  );
};

/** Signing is not possible now: why, and that the draft is kept. */
export const cannotSignPage = (pledge: OpenPledge, signing: SigningOpen): string => {
  const { view, paths } = pledge;
  return renderPage(
    <Page view={view} title={view.t('form.cannotSignTitle')} back={paths.check}>
      <Heading caption={draftName(pledge)}>{view.t('form.cannotSignTitle')}</Heading>
      <SigningNote view={view} signing={signing} />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.root}>
          {view.t('form.backToTasks')}
        </a>
      </p>
    </Page>,
  );
};

export const selfPage = (pledge: OpenPledge, typed: TypedSelf, { errors, ...seen }: SigningState): string => {
  const { view, paths } = pledge;
  const { t } = view;
  const name = draftName(pledge);
  return renderPage(
    <Page view={view} title={t('form.selfTitle')} errors={errors} back={paths.sign}>
      <Heading caption={name}>{t('form.selfTitle')}</Heading>
      <ParaphraseNote view={view} />
      <p class="govuk-body">{t('form.selfIntro')}</p>
      <Form view={view}>
        <input type="hidden" name="how" value="self" />
        <SeenDraft {...seen} />
        <TextField name="name" label={t('contact.name')} value={typed.name} autocomplete="name" />
        <TextField
          name="position"
          label={t('contact.position')}
          value={typed.position}
          autocomplete="organization-title"
        />
        <Checkboxes
          name="declaration"
          label={t('form.declaration')}
          values={[typed.declaration]}
          options={[{ value: 'yes', label: t('form.declarationSelf', { name }) }]}
        />
        <ShownChoice view={view} />
        <p class="govuk-body">{t('form.selfAfter')}</p>
        <Button>{t('form.signNow')}</Button>
      </Form>
    </Page>,
  );
};

const SignatoryFields = (props: {
  readonly pledge: OpenPledge;
  readonly row: TypedSignatory;
  readonly number: number;
}) => {
  const { row, number } = props;
  const { t } = props.pledge.view;
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
        {t('form.signatoryNumber', { number })}
      </legend>
      <TextField name={`name-${number}`} label={t('contact.name')} value={row.name} />
      <TextField name={`position-${number}`} label={t('contact.position')} value={row.position} />
      <TextField
        name={`email-${number}`}
        label={t('contact.email')}
        hint={t('form.signatoryEmailHint')}
        value={row.email}
        type="email"
        spellcheck={false}
      />
    </fieldset>
  );
};

export const othersPage = (
  pledge: OpenPledge,
  rows: readonly TypedSignatory[],
  { errors, ...seen }: SigningState,
): string => {
  const { view, paths } = pledge;
  const { t } = view;
  return renderPage(
    <Page view={view} title={t('form.othersTitle')} errors={errors} back={paths.sign}>
      <Heading caption={draftName(pledge)}>{t('form.othersTitle')}</Heading>
      <ParaphraseNote view={view} />
      <p class="govuk-body">{t('form.othersIntro', { max: MOST_SIGNATORIES })}</p>
      <Inset>{t('form.othersAfter')}</Inset>
      <Form view={view}>
        <input type="hidden" name="how" value="others" />
        <SeenDraft {...seen} />
        {rows.map((row, at) => (
          <SignatoryFields key={String(at)} pledge={pledge} row={row} number={at + 1} />
        ))}
        <div class="govuk-button-group">
          <Button name="do" value="send">
            {t('form.sendForSignature')}
          </Button>
          {rows.length >= MOST_SIGNATORIES ? null : (
            <Button look="secondary" name="do" value="add">
              {t('form.addSignatory')}
            </Button>
          )}
        </div>
      </Form>
    </Page>,
  );
};
