"""Settings of JupyterLab for authors; found through JUPYTER_CONFIG_PATH (``course edit`` sets it)."""

from course.editing.lab import LessonKernels, before_save

c = get_config()  # noqa: F821 (Jupyter brings it)
c.FileContentsManager.pre_save_hook = before_save
c.ServerApp.kernel_spec_manager_class = LessonKernels
# The Dutch pages for authors, at /course/; they say in words what changed, which nbdime's own pages show in code.
c.ServerApp.jpserver_extensions = {"course.editing.lab": True, "nbdime": False}
# The page around JupyterLab asks it which cell is being written.
c.LabApp.expose_app_in_browser = True
# JupyterLab asks other hosts for nothing.
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
