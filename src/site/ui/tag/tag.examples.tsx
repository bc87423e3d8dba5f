import type { Example } from '../../gallery/example.ts';
import { Tag } from './tag.tsx';

export const examples: readonly Example[] = [
  { name: 'Naam van een indicator', view: () => <Tag>Werkzaamheidsgraad</Tag> },
  { name: 'Met link', view: () => <Tag href="/ambities/11">Ambitie 11</Tag> },
];
