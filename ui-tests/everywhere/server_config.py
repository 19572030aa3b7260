"""Servers for the tests in other Jupyters; never for production, they have no protection."""

import os
from tempfile import mkdtemp

c = get_config()  # noqa: F821

c.ServerApp.ip = "127.0.0.1"
c.ServerApp.port = int(os.environ["TF_UPGRADE_SERVER_PORT"])
c.ServerApp.port_retries = 0
c.ServerApp.open_browser = False
c.ServerApp.allow_root = True
c.ServerApp.root_dir = mkdtemp(prefix="tf-upgrade-files-")
c.ServerApp.password = ""
c.ServerApp.disable_check_xsrf = True
c.IdentityProvider.token = ""
# Where notebooks are shared, their history would lie in this very folder.
c.SQLiteYStore.db_path = os.path.join(mkdtemp(prefix="tf-upgrade-shared-"), "ystore.db")
for app in (c.LabApp, c.JupyterNotebookApp):
    app.expose_app_in_browser = True
    app.workspaces_dir = mkdtemp(prefix="tf-upgrade-workspaces-")
    app.user_settings_dir = mkdtemp(prefix="tf-upgrade-settings-")
