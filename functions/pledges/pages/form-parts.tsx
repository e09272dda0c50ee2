import type { ComponentChildren } from 'preact';
import { WordingNote } from '../../catalogue/wording.tsx';
import { Button, Form } from '../../platform/html/form.tsx';
import { Banner, Inset, SummaryList, type SummaryRow } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import type { OpenPledge } from './open-pledge.ts';
import type { FormState } from './save-answers.ts';

export const ToHistory = ({ view, paths }: Pick<OpenPledge, 'view' | 'paths'>) => (
  <p class="govuk-body">
    <a class="govuk-link" href={paths.history}>
      {view.t('form.historyLink')}
    </a>
  </p>
);

/** Nobody can sign a paraphrase for real: every stage but `prod` says so on the form, and whatever was put down says what it is. */
export const ParaphraseNote = ({ view }: { readonly view: View }) =>
  view.commitments === 'paraphrase' && view.site.stage !== 'prod' ? (
    <Inset>{view.t('form.paraphrase')}</Inset>
  ) : (
    <WordingNote view={view} />
  );

/** Somebody else saved this page meanwhile: what they saved, above the fields with what was typed. */
const Meanwhile = ({
  view,
  rows,
  own,
}: {
  readonly view: View;
  readonly rows: readonly SummaryRow[];
  readonly own: boolean;
}) => (
  <Banner title={view.t(own ? 'form.meanwhileOwnTitle' : 'form.meanwhileTitle')}>
    <p class="govuk-body">{view.t('form.meanwhileText')}</p>
    <SummaryList rows={rows} />
  </Banner>
);

interface SectionProps {
  readonly pledge: OpenPledge;
  readonly state: FormState;
}

/** The revision that a form answers to, and whether to go back to the summary. */
export const Hidden = ({ pledge: { ask }, state }: SectionProps) => (
  <>
    <input type="hidden" name="seenRev" value={String(state.seenRev)} />
    {(ask.form.get('from') ?? ask.query.get('from')) === 'check' ? (
      <input type="hidden" name="from" value="check" />
    ) : null}
  </>
);

/** The form of one section. */
export const SectionForm = (props: SectionProps & { readonly children: ComponentChildren }) => (
  <Form view={props.pledge.view}>
    <Hidden {...props} />
    {props.children}
    <Button>{props.pledge.view.t('common.save')}</Button>
  </Form>
);

/** What somebody else saved, where they did. */
export const MeanwhileNote = (props: {
  readonly view: View;
  readonly state: FormState;
  readonly rows: (draft: NonNullable<FormState['meanwhile']>) => readonly SummaryRow[];
}) =>
  props.state.meanwhile === undefined ? null : (
    <Meanwhile view={props.view} rows={props.rows(props.state.meanwhile)} own={props.state.own === true} />
  );
