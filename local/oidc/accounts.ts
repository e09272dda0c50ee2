/** Made-up members of the AI Office, to sign in as on this machine. No passwords: whoever is at the machine may be anyone. */
export interface DemoAccount {
  readonly sub: string;
  readonly name: string;
  readonly email: string;
  readonly groups: readonly string[];
}

export const demoAccounts: readonly DemoAccount[] = [
  { sub: 'demo-rita', name: 'Rita Reviewer', email: 'rita.reviewer@office.example', groups: ['reviewer'] },
  {
    sub: 'demo-erik',
    name: 'Erik Editor',
    email: 'erik.editor@office.example',
    groups: ['reviewer', 'editor'],
  },
  {
    sub: 'demo-ada',
    name: 'Ada Admin',
    email: 'ada.admin@office.example',
    groups: ['reviewer', 'editor', 'admin'],
  },
  { sub: 'demo-nora', name: 'Nora Nogroup', email: 'nora.nogroup@office.example', groups: [] },
];
