"""Migrates TensorFlow 1 notebooks to TensorFlow 2, in JupyterLab.

Nothing of it runs in Python: this package carries the built extension to where
JupyterLab looks for it.
"""

try:
    from ._version import __version__
except ImportError:
    # _version.py is written by the build; a bare checkout has none.
    __version__ = "dev"


def _jupyter_labextension_paths():
    """Tell JupyterLab where the built extension is, and under which name."""
    return [{"src": "labextension", "dest": "jupyterlab-tf-upgrade"}]
