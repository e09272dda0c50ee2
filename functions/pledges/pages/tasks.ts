import { commitmentText } from '../../catalogue/wording.tsx';
import type { TaskRow } from '../../platform/html/parts.tsx';
import { label } from '../../platform/i18n/translate.ts';
import { chosenCommitments, droppedCommitments, type Missing, missingOf } from '../completeness.ts';
import type { OpenPledge } from './open-pledge.ts';

const SECTIONS = ['organisation', 'contact', 'commitments'] as const;

/** What is missing in words, and where to mend it. */
export const missingWords = (
  { view, paths, draft }: OpenPledge,
  missing: Missing,
): { readonly href: string; readonly words: string } => {
  const { t } = view;
  if (missing.why === 'absent')
    return { href: paths[missing.section], words: label(t, `form.absent.${missing.section}`) };
  const { commitment: id, why } = missing;
  if (missing.section === 'dropped')
    return { href: paths.dropped, words: `${id}: ${t('form.reasonNeeded')}` };
  const none = (draft.actions[id]?.values ?? []).length === 0;
  return {
    href: none ? paths.action(id, 'new') : paths.commitment(id),
    words: `${id}: ${why === 'no-action' ? t('form.noAction') : label(t, `form.fault.${why}`)}`,
  };
};

const sectionTask = (pledge: OpenPledge, section: (typeof SECTIONS)[number]): TaskRow => {
  const { view, paths, draft } = pledge;
  const complete = draft[section] !== undefined;
  return {
    id: section,
    title: label(view.t, `form.task.${section}`),
    hint: label(view.t, `form.taskHint.${section}`),
    href: paths[section],
    status: view.t(complete ? 'form.completed' : 'form.notStarted'),
    ...(complete ? {} : { colour: 'blue' }),
  };
};

const actionsTask = (pledge: OpenPledge, id: string, missing: readonly Missing[]): TaskRow => {
  const { view, paths, draft } = pledge;
  const { t } = view;
  const fault = missing.find((m) => m.section === 'actions' && m.commitment === id);
  const count = draft.actions[id]?.values.length ?? 0;
  const common = { id: `actions-${id}`, title: t('form.taskActions', { id }) };
  if (count === 0)
    return {
      ...common,
      hint: commitmentText(view, id),
      href: paths.action(id, 'new'),
      status: t('form.notStarted'),
      colour: 'blue',
    };
  return {
    ...common,
    hint: fault === undefined ? commitmentText(view, id) : missingWords(pledge, fault).words,
    href: paths.commitment(id),
    status: t(fault === undefined ? 'form.completed' : 'form.toMend'),
    ...(fault === undefined ? {} : { colour: 'orange' }),
  };
};

/** Only where commitments of the public text are left out. */
const droppedTasks = (
  { view, paths, draft }: OpenPledge,
  missing: readonly Missing[],
): readonly TaskRow[] => {
  const { t } = view;
  if (droppedCommitments(draft).length === 0) return [];
  const complete = !missing.some(({ section }) => section === 'dropped');
  return [
    {
      id: 'dropped',
      title: t('form.taskDropped'),
      hint: t('form.taskDroppedHint'),
      href: paths.dropped,
      status: t(complete ? 'form.completed' : 'form.notStarted'),
      ...(complete ? {} : { colour: 'blue' }),
    },
  ];
};

export interface TaskGroups {
  readonly about: readonly TaskRow[];
  readonly actions: readonly TaskRow[];
  readonly last: readonly TaskRow[];
  readonly missing: readonly Missing[];
}

/** The tasks of a draft, each with how far it has come. */
export const tasksOf = (pledge: OpenPledge): TaskGroups => {
  const { view, paths, draft, today } = pledge;
  const missing = missingOf(draft, today);
  const ready = missing.length === 0;
  return {
    missing,
    about: SECTIONS.map((section) => sectionTask(pledge, section)),
    actions: chosenCommitments(draft).map((id) => actionsTask(pledge, id, missing)),
    last: [
      ...droppedTasks(pledge, missing),
      {
        id: 'check',
        title: view.t('form.taskCheck'),
        hint: view.t('form.taskCheckHint'),
        href: paths.check,
        status: view.t(ready ? 'form.ready' : 'form.notReady'),
        ...(ready ? { colour: 'green' } : {}),
      },
    ],
  };
};
