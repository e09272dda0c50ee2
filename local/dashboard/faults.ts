import { CRASHES, type Fault, faultNamed, SERVICE_FAULTS } from '../faults.ts';
import { button, json, readable, table } from './format.ts';
import { type Html, html } from './html.ts';
import { type Answering, jsonAnswer, seeOther, wantsJson } from './request.ts';
import type { DashboardServices } from './services.ts';

const functionsOf = ({ context }: DashboardServices): readonly string[] =>
  context.assembly
    .byKind('AWS::Lambda::Function')
    .map(({ ref }) => ref)
    .sort();

interface FaultRow {
  readonly fault: Fault;
  /** What it is a fault of, and what goes wrong. */
  readonly label: string;
}

const switchOf = ({ context: { faults } }: DashboardServices, { fault, label }: FaultRow): Html => {
  const on = faults.isOn(fault);
  return button('/_local/faults', on ? 'off' : 'on', fault, on ? 'Switch off' : 'Switch on', label);
};

const crashRows = (functionName: string): readonly FaultRow[] =>
  (['crash-before', 'crash-after'] as const).map((crash) => ({
    fault: `${crash}:${functionName}`,
    label: `${readable(functionName)}: ${CRASHES[crash].toLowerCase()}`,
  }));

const faultTable = (services: DashboardServices, label: string, rows: readonly FaultRow[]): Html =>
  table({
    label,
    columns: ['Fault', 'Now', 'Switch'],
    rows,
    cells: (row) => [
      row.label,
      services.context.faults.isOn(row.fault) ? html`<strong>on</strong>` : 'off',
      switchOf(services, row),
    ],
    none: 'None.',
  });

/** Every fault with its switch: those of the services, and two ways for each function to end. */
export const faultSection = (services: DashboardServices): Html => {
  const ofServices = Object.entries(SERVICE_FAULTS).flatMap(([name, label]) => {
    const fault = faultNamed(name, []);
    return fault === undefined ? [] : [{ fault, label }];
  });
  const crashes = functionsOf(services).flatMap(crashRows);
  const crashing = crashes.filter(({ fault }) => services.context.faults.isOn(fault)).length;
  return html`<section aria-labelledby="faults">
<h2 id="faults">Faults</h2>
<p class="quiet">Switched on, they stay until switched off or until the stack is started again.</p>
${faultTable(services, 'Faults', ofServices)}
<details${crashing > 0 && html` open`}><summary>Functions that crash (${crashing} now)</summary>
${faultTable(services, 'Functions that crash', crashes)}
</details>
</section>`;
};

/** `on=<fault>` or `off=<fault>`. */
export const switchFault: Answering = (request) => {
  const { services, fields } = request;
  const on = fields.has('on');
  const name = fields.get('on') ?? fields.get('off') ?? '';
  const fault = faultNamed(name, functionsOf(services));
  if (fault !== undefined) services.context.faults.turn(fault, on);
  if (!wantsJson(request)) return seeOther('/_local#faults');
  return fault === undefined
    ? jsonAnswer({ message: `No fault ${json(name)}.` }, 404)
    : jsonAnswer({ fault, on });
};
