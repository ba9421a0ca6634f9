"""What setup.cfg cannot say: the folder ``resources`` at the top is installed inside the package, as ``shopdesk/resources``."""

from setuptools import find_namespace_packages, setup

# By namespace, as the schema steps are numbered files in a folder that is no package.
code = find_namespace_packages(include=["shopdesk", "shopdesk.*"], exclude=["*.__pycache__"])

setup(
    packages=[*code, "shopdesk.resources"],
    package_dir={"shopdesk.resources": "resources"},
    package_data={"shopdesk.resources": ["**/*"]},
)
