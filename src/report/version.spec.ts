import { readFileSync } from 'fs';
import * as path from 'path';

import { VERSION } from './version';

it('is the version of package.json', () => {
  const file = path.join(__dirname, '..', '..', 'package.json');
  expect(JSON.parse(readFileSync(file, 'utf8')).version).toBe(VERSION);
});
