"""Server for the tests in the browser; never for production, it has no protection."""

import os

from jupyterlab.galata import configure_jupyter_server

configure_jupyter_server(c)  # noqa: F821

c.ServerApp.port = int(os.environ.get("TF_UPGRADE_TEST_PORT", "8899"))  # noqa: F821
c.ServerApp.allow_root = True  # noqa: F821
