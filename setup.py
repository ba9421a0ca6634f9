"""What setup.cfg cannot say: the folder ``resources`` at the top is installed inside the package, as ``shopdesk/resources``."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["shopdesk", "shopdesk.*"]), "shopdesk.resources"],
    package_dir={"shopdesk.resources": "resources"},
    package_data={"shopdesk.resources": ["**/*"]},
)
