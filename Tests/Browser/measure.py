"""Sizes and times of the report of a large district; a measurement, not a test.

WAYSIDE=.build-release/release/wayside .build-browser/bin/python -B Tests/Browser/measure.py 1500 5000
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

import districts
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

OPENED = "const n = performance.getEntriesByType('navigation')[0]; return [n.domInteractive, n.loadEventEnd]"


def opened(page: pathlib.Path) -> list:
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for word in ["--headless=new", "--disable-gpu", "--window-size=1200,900"] + ["--no-sandbox"] * (os.geteuid() == 0):
        options.add_argument(word)
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    times = []
    for _ in range(3):
        driver.get("about:blank")
        began = time.monotonic()
        driver.get(page.resolve().as_uri())
        while not driver.execute_script("return document.documentElement.hasAttribute('data-ready')"):
            time.sleep(0.01)
        driver.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))")
        times.append(time.monotonic() - began)
    driver.quit()
    return times


def main() -> None:
    program = os.environ["WAYSIDE"]
    for cells in map(int, sys.argv[1:]):
        with tempfile.TemporaryDirectory() as folder:
            scenario = districts.large(program, pathlib.Path(folder), cells)
            out = districts.run(program, scenario, "both")
            rows = sum(1 for _ in open(out / "cells.csv", encoding="utf-8")) - 1
            print(f"{rows} cells, report.json {(out / 'report.json').stat().st_size / 1e6:.2f} MB")
            for language in ["zh", "en", "both"]:
                page = pathlib.Path(folder) / f"{language}.html"
                subprocess.run(
                    [program, "report", str(out), "--lang", language, "--out", str(page)], check=True, capture_output=True)
                times = ", ".join(f"{seconds:.2f}" for seconds in opened(page))
                began = time.monotonic()
                paper = page.with_suffix(".pdf")
                subprocess.run(
                    [program, "report", str(out), "--lang", language, "--format", "pdf", "--out", str(paper)], check=True,
                    capture_output=True)
                print(
                    f"  {language}: {page.stat().st_size / 1e6:.2f} MB, opened in {times} s, "
                    f"PDF {paper.stat().st_size / 1e6:.2f} MB in {time.monotonic() - began:.1f} s")


if __name__ == "__main__":
    main()
