import { commitmentText } from '../../catalogue/wording.tsx';
import { TextArea } from '../../platform/html/form.tsx';
import { Heading, Typed } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import { typedText } from '../../platform/http/typed-text.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import { droppedWithReasons } from '../completeness.ts';
import type { Section } from '../save-section.ts';
import { checkReason, REASON_LIMIT, reasonField } from './dropped-form.ts';
import { MeanwhileNote, SectionForm } from './form-parts.tsx';
import { draftName } from './names.ts';
import { editDoor, type OpenPledge } from './open-pledge.ts';
import { type FormState, nextOf, saveAnswers } from './save-answers.ts';

interface TypedReason {
  readonly id: string;
  readonly reason: string;
}

const droppedPage = (pledge: OpenPledge, typed: readonly TypedReason[], state: FormState): string => {
  const { view, paths } = pledge;
  const { t } = view;
  const title = t('form.droppedTitle');
  return renderPage(
    <Page view={view} title={title} errors={state.errors} back={paths.root}>
      <MeanwhileNote
        view={view}
        state={state}
        rows={(draft) =>
          droppedWithReasons(draft).map(({ id, reason }) => ({ key: id, value: <Typed>{reason}</Typed> }))
        }
      />
      <Heading caption={draftName(pledge)}>{title}</Heading>
      <p class="govuk-body">{t('form.droppedIntro')}</p>
      <SectionForm pledge={pledge} state={state}>
        {typed.map(({ id, reason }) => (
          <TextArea
            key={id}
            name={reasonField(id)}
            label={t('form.droppedReason', { id })}
            hint={commitmentText(view, id)}
            value={reason}
            rows={3}
            maxLength={REASON_LIMIT.max}
          />
        ))}
      </SectionForm>
    </Page>,
  );
};

/** The reasons for commitments that are left out; where none is, there is nothing to ask. */
export const showDropped = editDoor(async (pledge) => {
  const dropped = droppedWithReasons(pledge.draft);
  if (dropped.length === 0) return seeOther(nextOf(pledge));
  return html(droppedPage(pledge, dropped, { errors: {}, seenRev: pledge.draft.dropped?.rev ?? 0 }));
});

const readReasons = (pledge: OpenPledge, typed: readonly TypedReason[]): Result<Section, FieldErrors> => {
  const errors = typed.flatMap(({ id, reason }): [string, string][] => {
    const complaint = checkReason(pledge.view.t, id, reason);
    return complaint === undefined ? [] : [[reasonField(id), complaint]];
  });
  if (errors.length > 0) return refused(Object.fromEntries(errors));
  return done({ name: 'dropped', values: Object.fromEntries(typed.map(({ id, reason }) => [id, reason])) });
};

export const saveDropped = editDoor(async (pledge, ports) => {
  const typed = droppedWithReasons(pledge.draft).map(({ id }) => ({
    id,
    reason: typedText(pledge.ask.form.get(reasonField(id))),
  }));
  if (typed.length === 0) return seeOther(nextOf(pledge));
  return saveAnswers(pledge, ports, {
    read: readReasons(pledge, typed),
    render: (state) => droppedPage(pledge, typed, state),
    next: nextOf(pledge),
  });
});
