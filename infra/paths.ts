import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

export const FUNCTIONS_FOLDER = join(root, 'functions');
export const WORKFLOWS_FOLDER = join(root, 'workflows');
