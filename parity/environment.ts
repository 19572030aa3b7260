import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';

/** tf_upgrade_v2 at its most complete: later ones lost tables (docs/parity.md). */
export const PEER_VERSION = '2.15.1';
const PACKAGES = [`tensorflow-cpu==${PEER_VERSION}`, 'google-pasta'];

/** A Python with the peer in it; made in `.peer` of the checkout where there is none. */
export function peerPython(root: string, given: string | null): string {
  const python = given ?? path.join(root, '.peer', 'bin', 'python');
  if (!given && !fs.existsSync(python)) {
    const base = process.env.PYTHON ?? 'python3';
    process.stderr.write(`Making .peer with ${PACKAGES.join(' and ')} ...\n`);
    execFileSync(base, ['-m', 'venv', path.join(root, '.peer')]);
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', ...PACKAGES], {
      stdio: 'inherit'
    });
  }
  return python;
}
