"""A real Chromium without a head, without a network, and with its console listened to."""

import os
import pathlib
import shutil

import districts
import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def program() -> str:
    path = os.environ.get("WAYSIDE", str(ROOT / ".build" / "debug" / "wayside"))
    assert pathlib.Path(path).exists(), f"{path} is not built: swift build --product wayside"
    return path


@pytest.fixture(scope="session")
def small(program, tmp_path_factory) -> pathlib.Path:
    """The result folder of a small district, in both languages."""
    return districts.run(program, districts.small(program, tmp_path_factory.mktemp("small")), "both")


@pytest.fixture(scope="session")
def rich(program, tmp_path_factory) -> pathlib.Path:
    """The result folder of a district with every kind of station, in both languages."""
    return districts.run(program, districts.rich(program, tmp_path_factory.mktemp("rich")), "both")


@pytest.fixture
def open_page():
    """Opens a page and waits until it says that it is ready; every browser is closed at the end."""
    drivers = []

    def open_page(path, scripts=True, wait=True) -> webdriver.Chrome:
        options = Options()
        options.binary_location = shutil.which("chromium")
        for word in ["--headless=new", "--disable-gpu", "--window-size=1200,900", "--disable-dev-shm-usage"]:
            options.add_argument(word)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        if not scripts:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        drivers.append(driver)
        driver.execute_cdp_cmd("Network.enable", {})
        driver.execute_cdp_cmd(
            "Network.emulateNetworkConditions",
            {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0},
        )
        driver.get(pathlib.Path(path).resolve().as_uri())
        if scripts and wait:
            ready(driver)
        return driver

    yield open_page
    for driver in drivers:
        driver.quit()


def ready(driver, seconds: int = 20) -> None:
    """All chapters are laid out: that comes after `data-ready`, when the reader already reads."""
    WebDriverWait(driver, seconds, 0.02).until(
        lambda page: page.execute_script("return document.documentElement.hasAttribute('data-laid')")
    )
