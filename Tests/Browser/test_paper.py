"""Print and PDF: what is on paper, whatever is switched off on the screen."""

import base64
import os
import pathlib
import shutil
import subprocess

import pytest
from page import centre, mouse, mutated, view_box
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

ORDER = ["结论", "现状", "需求预测", "目标与指标", "布局规划", "电网衔接", "换电、加氢与车路协同", "分期与近期建设", "投资与资金", "依据", "附表", "附图目录"]


def text_of(pdf: pathlib.Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True)
    return done.stdout.decode("utf-8")


def facts_of(pdf: pathlib.Path) -> dict:
    done = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True)
    return dict(line.split(":", 1) for line in done.stdout.decode("utf-8").splitlines() if ":" in line)


def report(program, folder, out, *more, path=None):
    environment = dict(os.environ)
    if path is not None:
        environment["PATH"] = str(path)
    return subprocess.run(
        [program, "report", str(folder), "--out", str(out), *more], capture_output=True, text=True, env=environment)


def test_paper_has_every_layer_and_every_row_and_the_whole_map(small, tmp_path, open_page):
    driver = open_page(small / "report.html")
    full = view_box(driver)
    mouse(driver, "mouseWheel", *centre(driver), deltaX=0, deltaY=-120)
    Select(driver.find_element(By.ID, "township")).select_by_index(3)
    driver.execute_script("document.querySelector('.layers input').click()")
    assert view_box(driver) != full
    hidden = "return getComputedStyle(document.querySelector('g[data-layer]')).display + "
    hidden += "[...document.querySelectorAll('#stations tbody tr')].filter(r => getComputedStyle(r).display === 'none').length"
    assert driver.execute_script(hidden) != "inline0"
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    driver.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert driver.execute_script(hidden) == "inline0" and view_box(driver) == full
    assert not driver.find_element(By.CSS_SELECTOR, ".tools").is_displayed()
    printed = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": False})
    paper = tmp_path / "printed.pdf"
    paper.write_bytes(base64.b64decode(printed["data"]))
    words = text_of(paper)
    assert "甲街道" in words and "Township A" in words and int(facts_of(paper)["Pages"]) > 10


@pytest.mark.parametrize("language,words,others", [("zh", ORDER, ["Conclusion"]), ("en", ["Conclusion", "Grounds"], ["结论"])])
def test_chromium_prints_a_tagged_a4_paper_with_numbers(program, rich, tmp_path, language, words, others):
    paper = tmp_path / "report.pdf"
    done = report(program, rich, paper, "--format", "pdf", "--lang", language)
    assert done.returncode == 0 and done.stdout.strip() == str(paper), done.stderr
    facts = facts_of(paper)
    assert facts["Tagged"].strip() == "yes" and "A4" in facts["Page size"]
    pages = int(facts["Pages"])
    assert 20 < pages < 120
    text = text_of(paper).replace(" ", "") if language == "zh" else text_of(paper)
    assert all(word in text for word in words) and not any(other in text for other in others)
    places = [text.index(word) for word in words if word in text]
    if language == "zh":
        numbered = [text.index(f"{number}{word}") for number, word in enumerate(ORDER[:10], 1)]
        assert numbered == sorted(numbered)
    assert places and f"1/{pages}" in text.replace(" ", "")
    # No page is empty: every one has more than its number.
    blank = [page for page in text_of(paper).split("\f")[:-1] if len("".join(page.split())) < 12]
    assert blank == []


def test_weasyprint_is_the_second_engine(program, small, tmp_path):
    if shutil.which("weasyprint") is None:
        pytest.skip("weasyprint is not installed")
    only = tmp_path / "bin"
    only.mkdir()
    os.symlink(shutil.which("weasyprint"), only / "weasyprint")
    os.symlink(shutil.which("python3"), only / "python3")
    paper = tmp_path / "report.pdf"
    done = report(program, small, paper, "--format", "pdf", "--lang", "zh", path=only)
    assert done.returncode == 0, done.stderr
    assert "结论" in text_of(paper)


def test_without_an_engine_the_page_is_written_and_the_packages_are_named(program, small, tmp_path):
    empty = tmp_path / "bin"
    empty.mkdir()
    done = report(program, small, tmp_path / "report.pdf", "--format", "pdf", path=empty)
    assert done.returncode == 69
    assert "chromium" in done.stderr and "fonts-noto-cjk" in done.stderr
    page = tmp_path / "report.html"
    assert page.exists() and str(page) in done.stderr and not (tmp_path / "report.pdf").exists()
    wanted = report(program, small, tmp_path / "other.pdf", "--format", "pdf", "--pdf-engine", "weasyprint", path=empty)
    assert wanted.returncode == 69 and "apt-get install weasyprint" in wanted.stderr


def test_an_engine_that_fails_gives_the_page_and_says_why(program, small, tmp_path):
    bad = tmp_path / "bin"
    bad.mkdir()
    (bad / "chromium").write_text("#!/bin/sh\necho 'no room on this machine' >&2\nexit 7\n")
    (bad / "chromium").chmod(0o755)
    done = report(program, small, tmp_path / "report.pdf", "--format", "pdf", path=bad)
    assert done.returncode == 70
    assert "chromium ended with code 7: no room on this machine" in done.stderr
    assert (tmp_path / "report.html").exists() and not (tmp_path / "report.pdf").exists()
    # One that ends well and writes nothing, or half a file, is no better.
    (bad / "chromium").write_text("#!/bin/sh\nfor w in \"$@\"; do case $w in --print-to-pdf=*) printf '%%PDF-1.4' > \"${w#*=}\";; esac; done\n")
    done = report(program, small, tmp_path / "half.pdf", "--format", "pdf", path=bad)
    assert done.returncode == 70 and "wrote no PDF" in done.stderr and not (tmp_path / "half.pdf").exists()


def test_paper_brings_hidden_rows_back_by_its_style(small, tmp_path, open_page):
    def display(page, media, wait=True):
        driver = open_page(page, wait=wait)
        driver.execute_script("document.querySelector('#stations tbody tr').hidden = true")
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media})
        return driver.execute_script("return getComputedStyle(document.querySelector('#stations tbody tr')).display")

    page = small / "report.html"
    assert display(page, "screen") == "none" and display(page, "print") == "table-row"
    # Planted: without the rule paper would lack the rows.
    assert display(mutated(page, tmp_path, "tr[hidden]{display:table-row}", ""), "print") == "none"


def test_no_table_is_wider_than_the_paper(rich, open_page):
    # A browser that prints shrinks every page to the widest table. A4 upright and lying, without margins, at 96 pixels an inch.
    def too_wide(planted=""):
        driver = open_page(rich / "report.html")
        driver.execute_script(
            "const s = new CSSStyleSheet(); s.replaceSync(arguments[0]); document.adoptedStyleSheets = [s]", planted)
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        found = []
        for width, which in [(672, "table:not(.wide table)"), (1016, ".wide table")]:
            driver.execute_cdp_cmd(
                "Emulation.setDeviceMetricsOverride",
                {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
            found += driver.execute_script(
                "return [...document.querySelectorAll(arguments[0])].filter(t => t.getBoundingClientRect().width > arguments[1] + 1)"
                ".map(t => t.getAttribute('aria-labelledby'))", which, width)
        return found

    assert too_wide() == []
    assert "table-4-1" in too_wide("@media print{.dense th,.dense td{min-width:9em !important}}")
