"""The models as a folder: examples that run, pure Python, every number with its docstring."""

import ast
import doctest
import importlib
import sys
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

import widgets.models

FOLDER = Path(widgets.models.__file__).parent
MODULES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
CLASSES = sorted(
    (value for name in widgets.models.__all__ if isinstance(value := getattr(widgets.models, name), type)),
    key=lambda found: found.__name__,
)
MODELS = [found for found in CLASSES if found.__name__.endswith("Model")]


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings_run(module):
    result = doctest.testmod(importlib.import_module(f"widgets.models.{module}"))
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("module", MODULES)
def test_models_need_only_the_standard_library(module):
    tree = ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    others = {name for name in imported if name.split(".")[0] not in sys.stdlib_module_names}
    assert others <= {"widgets.models.limits", "widgets.models.plans"}


@pytest.mark.parametrize("found", CLASSES, ids=lambda found: found.__name__)
def test_every_field_stands_in_the_docstring(found):
    for field in fields(found):
        assert f"        {field.name}: " in found.__doc__ or f"    {field.name}: " in found.__doc__


@pytest.mark.parametrize("found", MODELS, ids=lambda found: found.__name__)
def test_a_model_cannot_be_changed_by_accident(found):
    model = found()
    with pytest.raises(FrozenInstanceError):
        setattr(model, fields(found)[0].name, 0.3)


def test_the_readme_names_every_module():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [module for module in MODULES if f"`{module}.py`" not in readme] == []
