import { Button, Form, Radios } from '../../platform/html/form.tsx';
import type { View } from '../../platform/html/view.ts';
import type { CyclesSetting } from '../../reports/cycles-setting.ts';

/** Whether yearly reports follow the first: what holds, and for administrators the form that changes it. */
export const CyclesSection = (props: {
  readonly view: View;
  readonly setting: CyclesSetting;
  readonly mayChange: boolean;
}) => {
  const { view, setting, mayChange } = props;
  const { t } = view;
  return (
    <>
      <h2 class="govuk-heading-m">{t('office.cycles')}</h2>
      <p class="govuk-body">{t(setting.furtherCycles ? 'office.cyclesOn' : 'office.cyclesOff')}</p>
      {setting.walking === undefined ? null : <p class="govuk-body">{t('office.cyclesWalking')}</p>}
      <p class="govuk-body">{t('office.cyclesText')}</p>
      {mayChange ? (
        <Form view={view} action="/office/settings/reports">
          <input type="hidden" name="seenAt" value={setting.setAt ?? ''} />
          <Radios
            name="cycles"
            label={t('office.cyclesLabel')}
            value={setting.furtherCycles ? 'yes' : 'no'}
            options={[
              { value: 'yes', label: t('office.cyclesYes') },
              { value: 'no', label: t('office.cyclesNo') },
            ]}
          />
          <Button look="secondary">{t('office.cyclesSave')}</Button>
        </Form>
      ) : null}
    </>
  );
};
