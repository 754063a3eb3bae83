"""What an artifact may not do: touch the machine, run made-up code, or remember anything between files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import aboveboard.artifacts

FILES = sorted(Path(aboveboard.artifacts.__path__[0]).rglob("*.py"))
MODULES = [f for f in FILES if f.name != "__init__.py"]
OURS = ("aboveboard.kit", "aboveboard.formats")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


IMPORTS = _words("os pathlib io socket subprocess sqlite3 apsw tempfile logging urllib shutil sys ctypes")
CALLS = _words("open exec eval compile __import__ globals locals vars setattr delattr breakpoint input print")
CHANGES = _words(
    "append add update pop popitem clear extend insert remove discard setdefault sort reverse __setitem__ __delitem__"
)
MAKES = _words("list dict set bytearray defaultdict OrderedDict Counter deque iter count cycle")


def faults(source: str) -> list[str]:
    """What a module does that an artifact may not, each with its line."""
    tree = ast.parse(source)
    found: list[str] = []
    if not (tree.body and isinstance(tree.body[0], ast.Expr) and ast.get_docstring(tree)):
        found.append("1: does not begin by saying what it reads")
    constants = _names(tree)
    for node in ast.walk(tree):
        found += (f"{getattr(node, 'lineno', 0)}: {fault}" for fault in _faults_of(node, constants))
    for node in tree.body:
        found += (f"{node.lineno}: {fault}" for fault in _at_module_level(node))
    return found


def _names(tree: ast.Module) -> set[str]:
    """The names bound at module level."""
    found: set[str] = set()
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        found |= {n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)}
    return found


def _faults_of(node: ast.AST, constants: set[str]) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (f"imports {n.name}" for n in names if n.name.split(".")[0] in IMPORTS)
            yield from (f"imports {n.name}" for n in names if n.name.split(".")[0] == "aboveboard")
        case ast.ImportFrom(module=module, level=level):
            if level or (module or "").split(".")[0] in IMPORTS:
                yield f"imports from {'.' * level}{module or ''}"
            elif (module or "").startswith("aboveboard") and not (
                (module or "").startswith(OURS) or _is_shared(module)
            ):
                yield f"imports from {module}"
        case ast.Global() | ast.Nonlocal():
            yield "declares a global or nonlocal name"
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            yield f"calls {name}"
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attribute)) if (
            name in constants and attribute in CHANGES
        ):
            yield f"changes the module's {name}"
        case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()) if name in constants:
            yield f"changes the module's {name}"
        case ast.Attribute(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()) if name in constants:
            yield f"changes the module's {name}"
        case ast.FunctionDef(args=arguments) | ast.Lambda(args=arguments):
            defaults = [*arguments.defaults, *(d for d in arguments.kw_defaults if d is not None)]
            if any(isinstance(d, ast.List | ast.Dict | ast.Set) for d in defaults):
                yield "has a default value that can change"
        case _:
            return


def _is_shared(module: str | None) -> bool:
    """`_name.py` in a folder of artifacts is for the files of that folder; that folders stay apart, the import contracts hold."""
    parts = (module or "").split(".")
    return parts[:2] == ["aboveboard", "artifacts"] and len(parts) == 4 and parts[3].startswith("_")


def _at_module_level(node: ast.stmt) -> Iterator[str]:
    """A dict of a declaration is left as it is; anything else that can change, or is there to be used up, is refused."""
    if isinstance(node, ast.AugAssign):
        yield "changes a module's name after it was made"
    if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
        if not isinstance(
            node, ast.Expr | ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef | ast.AugAssign
        ):
            yield f"does something at import ({type(node).__name__})"
        elif isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant):
            yield "does something at import"
        return
    match node.value:
        case ast.List() | ast.ListComp() | ast.Set() | ast.SetComp() | ast.GeneratorExp():
            yield f"holds a {type(node.value).__name__} that can change; write a tuple, or wrap it"
        case ast.Call(func=ast.Name(id=name)) if name in MAKES:
            yield f"holds a {name} that can change"
        case _:
            return


@pytest.mark.parametrize("path", MODULES, ids=lambda p: f"{p.parent.name}.{p.stem}")
def test_an_artifact_declares_and_decodes(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == []


BAD = {
    "x = 1": "saying what it reads",
    '"""."""\nimport os': "imports os",
    '"""."""\nfrom pathlib import Path': "imports from pathlib",
    '"""."""\nimport urllib.parse': "imports urllib.parse",
    '"""."""\nfrom aboveboard.store.db import connect': "imports from aboveboard.store.db",
    '"""."""\nfrom aboveboard.artifacts.kik.ios import KIK': "imports from aboveboard.artifacts.kik.ios",
    '"""."""\nfrom ._shared import SMS': "imports from ._shared",
    '"""."""\ndef f(x):\n    return open(x)': "calls open",
    '"""."""\ndef f(x):\n    return eval(x)': "calls eval",
    '"""."""\ndef f(x):\n    global Y\n    Y = x': "global",
    '"""."""\nX = []': "can change",
    '"""."""\nX = [n for n in (1, 2)]': "can change",
    '"""."""\nX = {1, 2}': "can change",
    '"""."""\nX = dict(a=1)': "can change",
    '"""."""\nX = {"a": 1}\ndef f(x):\n    X["b"] = x': "changes the module's X",
    '"""."""\nX = {"a": 1}\ndef f(x):\n    X.update(x)': "changes the module's X",
    '"""."""\nX = {"a": 1}\nX |= {"b": 2}': "changes a module's name",
    '"""."""\ndef f(x, seen={}):\n    return x': "default value",
    '"""."""\nfor n in (1, 2):\n    pass': "at import",
    '"""."""\nf(1)': "at import",
}


@pytest.mark.parametrize("source", BAD)
def test_the_rules_catch_what_they_forbid(source: str) -> None:
    assert any(BAD[source] in fault for fault in faults(source)), faults(source)


def test_the_rules_let_declarations_be() -> None:
    good = (
        '"""."""\nfrom aboveboard.kit import Col, enum\nX = {"a": Col("m.a")}\nY = enum("e", {1: "a"})\nZ = (*X, "b")\n'
    )
    assert faults(good + "def f(x):\n    y = []\n    y.append(x)\n    return {**X, 'a': y}\n") == []
