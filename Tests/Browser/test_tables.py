"""Tables: another order, one township, and what a screen reader gets."""

from page import column, mutated, shown, view_box
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

REGISTER = "#stations table"


def numbers(texts):
    return [float(text.replace(",", "")) for text in texts]


def header(driver, words):
    heads = driver.find_elements(By.CSS_SELECTOR, REGISTER + " thead th")
    number = [index for index, head in enumerate(heads) if words in head.get_attribute("textContent")][0]
    return number, heads[number]


def test_a_click_on_a_header_orders_the_rows(small, open_page):
    driver = open_page(small / "report.html")
    number, head = header(driver, "power (kW)")
    given = column(driver, REGISTER, number)
    button = head.find_element(By.CSS_SELECTOR, "[role=button]")
    driver.execute_script("arguments[0].scrollIntoView({block: 'center', inline: 'center'})", button)
    button.click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert numbers(column(driver, REGISTER, number)) == sorted(numbers(given))
    button.click()
    assert head.get_attribute("aria-sort") == "descending"
    assert numbers(column(driver, REGISTER, number)) == sorted(numbers(given), reverse=True)
    # The order of the texts is another one, so the test sees the difference.
    assert sorted(given) != [text for text in sorted(given, key=lambda text: float(text.replace(",", "")))]
    button.click()
    assert head.get_attribute("aria-sort") is None and column(driver, REGISTER, number) == given


def test_the_keyboard_orders_as_well_and_one_header_at_a_time(small, open_page):
    driver = open_page(small / "report.html")
    number, head = header(driver, "power (kW)")
    head.find_element(By.CSS_SELECTOR, "[role=button]").send_keys(Keys.ENTER)
    assert numbers(column(driver, REGISTER, number)) == sorted(numbers(column(driver, REGISTER, number)))
    _, other = header(driver, "chargers")
    other.find_element(By.CSS_SELECTOR, "[role=button]").send_keys(Keys.SPACE)
    assert other.get_attribute("aria-sort") == "ascending" and head.get_attribute("aria-sort") is None


def test_a_township_singles_out_its_rows_and_its_place_on_the_maps(small, open_page):
    driver = open_page(small / "report.html")
    full = view_box(driver)
    everything = len(column(driver, REGISTER, 0))
    choice = Select(driver.find_element(By.ID, "township"))
    choice.select_by_visible_text("乙街道 / Township B")
    names = column(driver, REGISTER, 3)
    assert 0 < len(names) < everything and all("Township B" in name for name in names)
    assert driver.execute_script("return document.querySelectorAll('svg[data-map] .focus').length") >= 3
    # A table without a column of townships is left alone.
    assert all(not hidden for hidden in driver.execute_script(
        "return [...document.querySelectorAll('#indicators tbody tr')].map(r => r.hidden)"))
    # Township C has a corner of the map and no station.
    choice.select_by_visible_text("丙镇 / Township C")
    near = view_box(driver)
    assert near[2] < 0.7 * full[2] and near[0] > full[2] / 3 and column(driver, REGISTER, 0) == []
    choice.select_by_index(0)
    assert len(column(driver, REGISTER, 0)) == everything and view_box(driver) == full
    assert driver.execute_script("return document.querySelectorAll('.focus').length") == 0


def test_a_screen_reader_gets_tables_and_figures(rich, tmp_path, open_page):
    def faults(page):
        driver = open_page(page)
        return driver.execute_script(
            """
            const bad = [];
            document.querySelectorAll('th').forEach(h => { if (!['row', 'col'].includes(h.scope)) bad.push('th') });
            document.querySelectorAll('table').forEach(t => {
              if (!document.getElementById(t.getAttribute('aria-labelledby'))) bad.push('table') });
            document.querySelectorAll('svg:not([aria-hidden])').forEach(s => {
              const ids = (s.getAttribute('aria-labelledby') || '').split(' ');
              if (s.getAttribute('role') !== 'img' || ids.length !== 2) bad.push('svg');
              ids.forEach(i => { const e = document.getElementById(i); if (!e || e.textContent.trim().length < 4) bad.push(i) });
            });
            return bad"""
        ), driver
    bad, driver = faults(rich / "report.html")
    assert bad == []
    # Chromium's own tree: drawings are single images with names, and tables are tables.
    nodes = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles = [node.get("role", {}).get("value") for node in nodes]
    images = [node for node in nodes if node.get("role", {}).get("value") in ("image", "img") and not node.get("ignored")]
    assert roles.count("table") > 20 and len(images) >= 6
    assert all(len(node["name"]["value"]) > 20 for node in images)
    planted, _ = faults(mutated(rich / "report.html", tmp_path, '<th scope="col"', "<th"))
    assert planted == ["th"]


def test_no_table_runs_out_of_the_page(rich, open_page):
    driver = open_page(rich / "report.html")
    width, inner = driver.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert width <= inner
    # Wide tables scroll inside their frame.
    out = driver.execute_script(
        "return [...document.querySelectorAll('table')].filter(t => t.getBoundingClientRect().right > innerWidth"
        " && getComputedStyle(t.parentNode).overflowX !== 'auto').length")
    assert out == 0
    assert shown(driver, "h2")[0].startswith("1　结论")


def test_the_page_opens_with_late_chapters_and_lays_them_out(rich, open_page):
    without = open_page(rich / "report.html", scripts=False)
    early = "return [...document.querySelectorAll('section[id^=chapter-]')].map(e => getComputedStyle(e).contentVisibility)"
    assert set(without.execute_script(early)) == {"visible"}
    page = open_page(rich / "report.html")
    laid = page.execute_script(early)
    assert set(laid) == {"visible"} and len(laid) == 12
    # What a chapter is before its turn.
    page.execute_script("document.getElementById('chapter-grounds').classList.remove('laid')")
    assert page.execute_script(early).count("auto") == 1


def test_a_link_of_the_contents_leads_to_its_chapter(rich, open_page):
    # Chapters out of sight are laid out late: what is jumped to must stand still, and no place moves it after.
    page = open_page(rich / "report.html")
    for link in page.find_elements("css selector", "nav a[href^='#chapter-']")[::-4]:
        target = link.get_attribute("href").split("#")[1]
        page.execute_script("arguments[0].click()", link)
        page.execute_async_script("const done = arguments[0]; setTimeout(done, 300)")
        top, height, left = page.execute_script(
            "const box = document.getElementById(arguments[0]).getBoundingClientRect();"
            "return [box.top, innerHeight, document.documentElement.scrollHeight - innerHeight - scrollY]", target)
        assert -5 <= top <= 5 or (left < 5 and 0 <= top < height), (target, top)
