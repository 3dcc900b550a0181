"""Settings of JupyterLab for authors; found through JUPYTER_CONFIG_PATH (see course/editing/clean.py)."""

from course.editing.clean import on_save

c = get_config()  # noqa: F821 (Jupyter brings it)
c.FileContentsManager.pre_save_hook = on_save
