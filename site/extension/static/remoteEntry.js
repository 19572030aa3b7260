/**
 * A plugin of the page alone. The page has no kernels, and JupyterLab would ask for one
 * with each notebook that is opened; here nobody is asked. It takes the place of a
 * plugin of JupyterLab that jupyter-lite.json turns off.
 *
 * Written as what a bundler would make of it, a container of module federation: that is
 * an `init`, which is handed the modules that the page shares, and a `get`.
 */
(() => {
  let shared;

  /** A module that the page has, of whatever version. */
  const load = async name => {
    const [version] = Object.values(shared[name]);
    return (await version.get())();
  };

  const makePlugin = ({ ISessionContextDialogs, Notification }) => ({
    id: 'tf-upgrade-site:dialogs',
    description: 'Asks nobody for a kernel, as there are none.',
    autoStart: true,
    provides: ISessionContextDialogs,
    activate: () => ({
      selectKernel: async session => {
        // Not while a notebook opens, but where a person asks.
        if (session.isReady) {
          Notification.info(
            'There are no kernels here: notebooks are upgraded, not run.',
            { autoClose: 5000 }
          );
        }
      },
      restart: async () => false
    })
  });

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB['tf-upgrade-site'] = {
    init: scope => {
      shared = scope;
    },
    get: async () => {
      const plugin = makePlugin(await load('@jupyterlab/apputils'));
      return () => ({ __esModule: true, default: plugin });
    }
  };
})();
