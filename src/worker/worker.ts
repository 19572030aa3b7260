/** The worker's entry. Imports nothing of JupyterLab: a worker has no share scope. */
import { startEngine } from './engine';
import { serve, type IWorkerScope } from './serve';

serve(self as unknown as IWorkerScope, startEngine);
