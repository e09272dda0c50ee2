import type { View } from '../../platform/html/view.ts';
import { label } from '../../platform/i18n/translate.ts';
import type { TaskShown } from '../tasks.ts';

/** Of more than these the page of tasks tells. */
const SHOWN = 8;

/** The oldest open tasks beside the queue: what it is, whose, how old. */
export const TasksAside = ({
  view,
  tasks,
  claims,
}: {
  readonly view: View;
  readonly tasks: readonly TaskShown[];
  /** Claims to listed entries that wait. */
  readonly claims: number;
}) => {
  const { t } = view;
  return (
    <aside aria-labelledby="tasks-aside">
      <h2 class="govuk-heading-m" id="tasks-aside">
        <a class="govuk-link" href="/office/tasks">
          {t('office.openTasks', { count: tasks.length })}
        </a>
      </h2>
      {claims === 0 ? null : (
        <p class="govuk-body">
          <a class="govuk-link" href="/office/claims">
            {t('office.claimsWait', { count: claims })}
          </a>
        </p>
      )}
      <ul class="govuk-list">
        {tasks.slice(0, SHOWN).map(({ task, name, age }) => (
          <li key={task.taskId}>
            <a class="govuk-link" href={`/office/tasks#task-${encodeURIComponent(task.taskId)}`}>
              {label(t, `office.task.${task.reason}`)}
            </a>
            <br />
            <span class="govuk-hint">
              <bdi>{name}</bdi> · {t('office.days', { days: age })}
            </span>
          </li>
        ))}
      </ul>
    </aside>
  );
};
