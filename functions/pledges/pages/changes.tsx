import { wordingOf } from '../../catalogue/official/read-text.ts';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { html, seeOther } from '../../platform/http/answer.ts';
import { chosenCommitments, droppedWithReasons } from '../completeness.ts';
import { type Comparable, differenceOf } from '../difference.ts';
import type { Draft } from '../draft.ts';
import { inWordsOf, textNumbered } from './as-put-down.ts';
import { Difference } from './difference.tsx';
import { draftName } from './names.ts';
import { isEditable, pledgeDoor } from './open-pledge.ts';

/** The draft as the text that it would become. */
const textOfDraft = (draft: Draft, before: Comparable): Comparable => ({
  organisation: draft.organisation?.values ?? before.organisation,
  commitments: chosenCommitments(draft).map((id) => ({ id, actions: draft.actions[id]?.values ?? [] })),
  dropped: [...droppedWithReasons(draft)],
});

/** The text at hand beside the public one. */
export const showChanges = pledgeDoor(async (pledge, ports) => {
  const { head, paths, draft } = pledge;
  const { pending, current } = head;
  const before =
    pending === undefined || current === undefined
      ? undefined
      : await textNumbered(ports, pledge, current.version);
  if (pending === undefined || current === undefined || before === undefined) return seeOther(paths.root);
  const sent =
    isEditable(head) || pending.version === undefined
      ? undefined
      : await textNumbered(ports, pledge, pending.version);
  const { view } = sent === undefined ? pledge : await inWordsOf(pledge, ports, sent);
  const title = view.t('difference.changesTitle');
  return html(
    renderPage(
      <Page view={view} title={title} back={paths.root}>
        <Heading caption={draftName(pledge)}>{title}</Heading>
        <p class="govuk-body">{view.t('difference.changesText', { version: current.version })}</p>
        <Difference
          view={view}
          difference={differenceOf(before, sent ?? textOfDraft(draft, before))}
          earlier={await wordingOf(ports, before)}
        />
      </Page>,
    ),
  );
});
