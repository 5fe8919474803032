"""Puts the program's own files, which lie around the package in a checkout, inside the package of a wheel."""

from pathlib import Path
from shutil import copy2, copytree

from setuptools import setup
from setuptools.command.build_py import build_py


class WithAssets(build_py):
    """Builds the package with campaign/assets beside its modules."""

    def run(self) -> None:
        """Copy modules, then assets."""
        super().run()
        target = Path(self.build_lib) / "campaign/assets"
        for name in ("docs", "leaflets", "readers"):
            copytree(name, target / name, dirs_exist_ok=True)
        copy2("mkdocs.yml", target)


Path("dist").mkdir(exist_ok=True)
places = {"build": {"build_base": "dist/.build"}, "egg_info": {"egg_base": "dist"}}  # build/ is the campaign's
setup(cmdclass={"build_py": WithAssets}, options=places)
