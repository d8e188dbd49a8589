"""A page in both languages read in one; a page in one has no switch."""

import re
import subprocess

from page import console, shown

CHINESE = re.compile("[\u4e00-\u9fff]")


def visible(driver):
    return driver.execute_script("return document.querySelector('main').innerText")


def switch(driver, word):
    driver.execute_script("document.querySelector(`button[data-set='${arguments[0]}']`).click()", word)


def test_the_switch_leaves_one_language_and_brings_both_back(small, open_page):
    driver = open_page(small / "report.html")
    both = visible(driver)
    assert "结论 Conclusion" in both
    switch(driver, "en")
    english = visible(driver)
    assert "Conclusion" in english and "结论" not in english and driver.execute_script("return document.documentElement.lang") == "en"
    # What stays Chinese is names, documents and words that are explained, not sentences.
    lines = [line for line in english.splitlines() if len(CHINESE.findall(line)) > 12]
    assert lines == []
    assert not any(text.startswith("/") for text in shown(driver, "h2 span"))
    switch(driver, "zh")
    chinese = visible(driver)
    assert "结论" in chinese and "Conclusion" not in chinese and "Table " not in chinese
    switch(driver, "")
    assert visible(driver) == both
    assert driver.execute_script("return [...document.querySelectorAll('.langs button')].map(b => b.getAttribute('aria-pressed'))") == [
        "true", "false", "false"]


def test_every_text_in_two_languages_is_marked(small, open_page):
    driver = open_page(small / "report.html")
    # A paragraph is in one language, told by itself or by the page.
    wrong = driver.execute_script(
        """
        const han = /[\\u4e00-\\u9fff]/g, bad = [];
        document.querySelectorAll('main p').forEach(p => {
          const count = (p.textContent.match(han) || []).length;
          if (p.lang === 'en' && count > 12) bad.push(p.textContent);
          if (p.lang === 'zh-Hans' && count === 0) bad.push(p.textContent);
        });
        return bad"""
    )
    assert wrong == []


def test_a_page_in_one_language_is_in_one_language(program, small, tmp_path, open_page):
    for language, words, others in [("zh", "结论", "Conclusion"), ("en", "Conclusion", "结论")]:
        page = tmp_path / f"{language}.html"
        subprocess.run(
            [program, "report", str(small), "--lang", language, "--out", str(page)], check=True, capture_output=True)
        driver = open_page(page)
        text = visible(driver)
        assert words in text and others not in text
        assert driver.execute_script("return document.querySelectorAll('.langs').length") == 0
        assert console(driver) == []
