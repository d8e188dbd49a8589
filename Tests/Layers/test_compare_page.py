"""The maps of a comparison in Chromium: what is done to one is done to all."""

import os
import re
import time

import pytest
from conftest import run

VIEWS = "return [...document.querySelectorAll('svg[data-sync]')].map(s => s.getAttribute('viewBox'))"
SHOWN = """return [...document.querySelectorAll('svg[data-sync] g[data-key="distance"]')].map(g => g.getAttribute('display'))"""
TICKED = """return [...document.querySelectorAll('svg[data-sync]')].map(
  s => s.closest('figure').querySelector('.layers input').checked)"""


@pytest.fixture(scope="module")
def page(results, tmp_path_factory):
    folder = tmp_path_factory.mktemp("compare")
    result = results["small"]
    run("run", result.scenario, "--out", folder / "b", "--seed", "2")
    text = (result.scenario / "scenario.yaml").read_text(encoding="utf-8")
    other = result.scenario.parent / "fewer"
    if not other.exists():
        other.mkdir()
        (other / "data").symlink_to(result.scenario / "data")
        (other / "scenario.yaml").write_text(text.replace("  stations: 20\n", "  stations: 12\n"), encoding="utf-8")
    run("run", other, "--out", folder / "c", "--allow-outside")
    run("compare", result.folder, folder / "b", folder / "c", "--out", folder / "page")
    return folder / "page/compare.html"


@pytest.fixture(scope="module")
def browser():
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--disable-gpu", "--window-size=1200,1600"):
        options.add_argument(argument)
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    yield driver
    driver.quit()


def complaints(driver, path) -> list[str]:
    """Zooms the first map, drags the second, switches a layer on the third."""
    driver.get(f"file://{path}")
    found = []
    maps = driver.find_elements("css selector", "svg[data-sync]")
    if len(maps) < 4:
        found.append("too few maps")

    def mouse(element, kind, at, **more):
        driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        x, y = driver.execute_script(
            "const r = arguments[0].getBoundingClientRect(); return [r.left + r.width * arguments[1], r.top + r.height / 2]",
            element, at)
        driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, **more})

    def together(what, before):
        # Attributes are watched by the page; its turn comes after ours.
        time.sleep(0.2)
        now = driver.execute_script(VIEWS)
        if len(set(now)) != 1:
            found.append(f"{what}: maps apart")
        if now[0] == before:
            found.append(f"{what}: nothing moved")
        return now[0]

    view = driver.execute_script(VIEWS)[0]
    for _ in range(3):
        mouse(maps[0], "mouseWheel", 0.4, deltaX=0, deltaY=-100)
    view = together("zoom", view)
    mouse(maps[1], "mousePressed", 0.5, button="left", clickCount=1)
    mouse(maps[1], "mouseMoved", 0.6, button="left")
    mouse(maps[1], "mouseReleased", 0.6, button="left", clickCount=1)
    view = together("drag", view)
    # The one that followed goes on from where it is.
    mouse(maps[2], "mouseWheel", 0.5, deltaX=0, deltaY=-100)
    together("zoom again", view)
    box = driver.execute_script("return arguments[0].closest('figure').querySelector('.layers input')", maps[2])
    if box is None:
        return found + ["no switches of layers"]
    driver.execute_script("arguments[0].click()", box)
    time.sleep(0.2)
    if set(driver.execute_script(SHOWN)) != {"none"}:
        found.append("a layer stayed")
    if any(driver.execute_script(TICKED)):
        found.append("a box stayed ticked")
    found += [entry["message"] for entry in driver.get_log("browser")]
    return found


def test_maps_move_together(page, browser):
    assert complaints(browser, page) == []


def test_planted_faults_trip(page, browser, tmp_path):
    text = page.read_text(encoding="utf-8")
    apart = tmp_path / "apart.html"
    apart.write_text(re.sub(r' data-sync="places"', ' data-sync="x"', text, count=1), encoding="utf-8")
    assert any("maps apart" in one for one in complaints(browser, apart))
    # A script that is not the policy's is not run.
    changed = tmp_path / "changed.html"
    changed.write_text(text.replace("<script>(function(){", "<script>;(function(){"), encoding="utf-8")
    assert complaints(browser, changed)


def test_without_script_all_is_there(page):
    text = page.read_text(encoding="utf-8")
    body = re.sub(r"<script>.*?</script>", "", text, flags=re.S)
    assert body.count("<svg data-map=") >= 4 and "class=\"layers\"" not in body
