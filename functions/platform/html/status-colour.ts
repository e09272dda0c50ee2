import type { TagColour } from './parts.tsx';

/** The colour of a state's tag. The words say everything; no state is red, because none is a punishment. */
const COLOURS: Readonly<Record<string, TagColour>> = {
  draft: 'grey',
  'awaiting-signature': 'yellow',
  submitted: 'blue',
  'in-review': 'blue',
  returned: 'orange',
  declined: 'grey',
  published: 'green',
  withheld: 'yellow',
  withdrawn: 'grey',
  scheduled: 'grey',
  open: 'blue',
  overdue: 'yellow',
  'not-received': 'yellow',
  planned: 'grey',
  'under-way': 'blue',
  'in-place': 'green',
  'not-started': 'grey',
  done: 'green',
  changed: 'blue',
  dropped: 'grey',
};

export const statusColour = (state: string): TagColour => COLOURS[state] ?? 'grey';
