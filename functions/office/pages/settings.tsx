import { Button, DateField, Form, type TypedDate } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Inset } from '../../platform/html/parts.tsx';
import { type FieldErrors, type View, viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { seenRevOf } from '../../platform/http/seen-rev.ts';
import { typedLine } from '../../platform/http/typed-text.ts';
import { formatDay } from '../../platform/i18n/translate.ts';
import { brusselsDay, type Day, dayFromParts } from '../../platform/time.ts';
import { readClosingDate, setClosingDate } from '../../pledges/closing-date.ts';
import { type CyclesSetting, readCyclesSetting, setFurtherCycles } from '../../reports/cycles-setting.ts';
import { isIn } from '../is-in.ts';
import type { OfficePorts } from '../ports.ts';
import { CyclesSection } from './cycles-section.tsx';
import { Told } from './told.tsx';

interface SettingsProps {
  readonly view: View;
  readonly day: Day;
  readonly rev: number;
  readonly cycles: CyclesSetting;
  readonly typed: TypedDate;
  readonly done?: string | undefined;
  readonly refused?: string | undefined;
  readonly errors?: FieldErrors;
}

const Settings = (props: SettingsProps) => {
  const { view, day, rev, typed, errors = {} } = props;
  const { t } = view;
  return (
    <Page view={view} title={t('office.settingsTitle')} errors={errors}>
      <Told {...props} />
      <h1 class="govuk-heading-l">{t('office.settingsTitle')}</h1>
      <p class="govuk-body">
        <a class="govuk-link" href="/office/catalogue">
          {t('official.title')}
        </a>
      </p>
      {isIn(view, 'admin') ? (
        <p class="govuk-body">
          <a class="govuk-link" href="/office/persons">
            {t('office.eraseLink')}
          </a>
        </p>
      ) : null}
      <h2 class="govuk-heading-m">{t('office.closing')}</h2>
      <p class="govuk-body">{t('office.closingIs', { day: formatDay(t.language, day) })}</p>
      <p class="govuk-body">{t('office.closingText')}</p>
      {isIn(view, 'admin') ? (
        <Form view={view}>
          <input type="hidden" name="seenRev" value={String(rev)} />
          <DateField view={view} name="closing" label={t('office.closingNew')} value={typed} />
          <Button>{t('office.closingSave')}</Button>
        </Form>
      ) : (
        <Inset>{t('office.closingAdmins')}</Inset>
      )}
      <CyclesSection view={view} setting={props.cycles} mayChange={isIn(view, 'admin')} />
    </Page>
  );
};

const partsOf = (day: Day): TypedDate => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { day: String(Number(date)), month: String(Number(month)), year };
};

const typedClosing = (form: URLSearchParams): TypedDate => ({
  day: typedLine(form.get('closing-day')),
  month: typedLine(form.get('closing-month')),
  year: typedLine(form.get('closing-year')),
});

type Extra = Pick<SettingsProps, 'done' | 'refused' | 'errors'> & { readonly typed?: TypedDate };

const page = async (ask: Ask, ports: OfficePorts, extra: Extra): Promise<string> => {
  const [{ day, rev }, cycles] = await Promise.all([readClosingDate(ports), readCyclesSetting(ports)]);
  const view = { ...viewOf(ask), path: '/office/settings' };
  return renderPage(
    <Settings
      view={view}
      day={day}
      rev={rev}
      cycles={cycles}
      {...extra}
      typed={extra.typed ?? partsOf(day)}
    />,
  );
};

export const showSettings = async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  const done = ask.query.get('done');
  if (done === null) return html(await page(ask, ports, {}));
  const told = ask.t(done === 'reports' ? 'office.cyclesSaved' : 'office.closingSaved');
  return html(await page(ask, ports, { done: told }));
};

/** A year of four digits that exists; no day before the scheme began. */
const readDay = ({ year, month, day }: TypedDate): Day | undefined =>
  /^20\d\d$/.test(year) ? dayFromParts(year, month, day) : undefined;

/** A last day that has passed closes signing as soon as it is saved. */
const askToClose = (ask: Ask, typed: TypedDate, day: Day): Answer => {
  const { t } = ask;
  const view = { ...viewOf(ask), path: '/office/settings' };
  const title = t('deciding.closingAsk');
  const page = (
    <Page view={view} title={title} back="/office/settings">
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{t('deciding.closingAskText', { day: formatDay(t.language, day) })}</p>
      <Form view={view}>
        <input type="hidden" name="seenRev" value={String(seenRevOf(ask.form))} />
        {Object.entries(typed).map(([part, value]) => (
          <input type="hidden" name={`closing-${part}`} value={value} key={part} />
        ))}
        <Button name="sure" value="yes" look="warning">
          {t('deciding.closingAskButton')}
        </Button>
      </Form>
      <p class="govuk-body">
        <a class="govuk-link" href="/office/settings">
          {t('deciding.closingAskNo')}
        </a>
      </p>
    </Page>
  );
  return html(renderPage(page));
};

export const doSettings = async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const typed = typedClosing(ask.form);
  const day = readDay(typed);
  if (day === undefined) {
    return html(await page(ask, ports, { typed, errors: { closing: ask.t('office.closingUnreal') } }), 422);
  }
  if (day < brusselsDay(ask.now) && ask.form.get('sure') !== 'yes') return askToClose(ask, typed, day);
  const set = await setClosingDate(ports, { staff: ask.visitor.subject, day, seenRev: seenRevOf(ask.form) });
  if (set.ok) return seeOther('/office/settings?done=yes');
  return html(await page(ask, ports, { typed, refused: ask.t('office.closingChanged') }), 409);
};

/** Administrators switch further yearly reports on or off. */
export const doCyclesSetting = async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const chosen = ask.form.get('cycles');
  if (chosen !== 'yes' && chosen !== 'no')
    return html(await page(ask, ports, { errors: { cycles: ask.t('office.cyclesMissing') } }), 422);
  const seenAt = ask.form.get('seenAt') || undefined;
  const request = { staff: ask.visitor.subject, furtherCycles: chosen === 'yes', seenAt };
  const set = await setFurtherCycles(ports, request);
  if (set.ok) return seeOther('/office/settings?done=reports');
  return html(await page(ask, ports, { refused: ask.t('office.cyclesChanged') }), 409);
};
