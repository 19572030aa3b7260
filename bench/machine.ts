import { execFileSync } from 'child_process';
import * as os from 'os';

/** The machine in one sentence. */
export function machine(peer: string | null): string {
  const [cpu] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const python = peer
    ? `, ${execFileSync(peer, ['--version'], { encoding: 'utf8' }).trim()}`
    : '';
  const day = new Date().toISOString().slice(0, 10);
  return `${day}: ${os.cpus().length} cores (${cpu.model.trim()}), ${memory} GB, ${os.type()} ${os.release().split('-')[0]}, Node.js ${process.versions.node}${python}.`;
}
