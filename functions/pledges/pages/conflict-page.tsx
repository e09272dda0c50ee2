import { type Conflict, ConflictForm, conflictTitle } from '../../platform/html/conflict.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { keepField, undecidedIn } from '../../platform/http/conflict-form.ts';
import { draftName } from './names.ts';
import type { OpenPledge } from './open-pledge.ts';

interface Shown {
  readonly conflict: Conflict;
  /** The revision of what was saved meanwhile. */
  readonly seenRev: number;
  /** The reader saved it, in another tab. */
  readonly own: boolean;
}

/** Two people wrote the same section: both texts, and a choice for each field that differs. */
export const conflictPage = (pledge: OpenPledge, { conflict, seenRev, own }: Shown): string => {
  const { view, paths, ask } = pledge;
  const { t } = view;
  const missing = undecidedIn(ask.form);
  const errors: FieldErrors = Object.fromEntries(
    missing.map((field) => [keepField(field), t('common.conflictMissing')]),
  );
  const from = ask.form.get('from');
  return renderPage(
    <Page view={view} title={conflictTitle(view, own)} errors={errors} back={paths.root}>
      <Heading caption={draftName(pledge)}>{t('common.conflictHeading')}</Heading>
      <ConflictForm
        view={view}
        conflict={conflict}
        seenRev={seenRev}
        own={own}
        hidden={from === null ? {} : { from }}
        chosen={ask.form}
      />
    </Page>,
  );
};
