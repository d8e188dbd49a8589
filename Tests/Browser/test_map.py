"""Maps: layers, wheel, drag, tooltips."""

from page import centre, console, mouse, mutated, requests, view_box
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


def test_a_layer_is_switched_off_and_on(small, open_page):
    driver = open_page(small / "report.html")
    box = driver.find_element(By.CSS_SELECTOR, ".layers input")
    layer = "return document.querySelector('svg[data-map] g[data-layer]').getAttribute('display')"
    assert driver.execute_script(layer) is None
    box.click()
    assert driver.execute_script(layer) == "none"
    box.click()
    assert driver.execute_script(layer) == "inline"


def test_wheel_zooms_about_the_pointer_and_double_click_resets(small, open_page):
    driver = open_page(small / "report.html")
    full = view_box(driver)
    x, y = centre(driver)
    for _ in range(2):
        mouse(driver, "mouseWheel", x, y, deltaX=0, deltaY=-120)
    near = view_box(driver)
    assert abs(near[2] / full[2] - 0.64) < 1e-6 and near[0] > full[0] and near[1] > full[1]
    # Zoomed out beyond the whole it stays the whole.
    for _ in range(5):
        mouse(driver, "mouseWheel", x, y, deltaX=0, deltaY=120)
    assert view_box(driver) == full


def test_the_keyboard_zooms_moves_and_resets(small, open_page):
    driver = open_page(small / "report.html")
    full = view_box(driver)
    page = driver.find_element(By.CSS_SELECTOR, "svg[data-map]")
    driver.execute_script("arguments[0].focus()", page)
    keys = ActionChains(driver)
    # At its full size the arrows are the page's.
    keys.send_keys(Keys.ARROW_RIGHT).perform()
    assert view_box(driver) == full
    keys.send_keys("+").perform()
    near = view_box(driver)
    assert abs(near[2] / full[2] - 0.8) < 1e-6 and abs(near[0] + near[2] / 2 - full[0] - full[2] / 2) < 1e-6
    keys.send_keys(Keys.ARROW_RIGHT, Keys.ARROW_DOWN).perform()
    moved = view_box(driver)
    assert moved[0] > near[0] and moved[1] > near[1] and moved[2:] == near[2:]
    keys.send_keys("0").perform()
    assert view_box(driver) == full
    assert page.get_attribute("role") == "img" and "ArrowUp" in page.get_attribute("aria-keyshortcuts")


def test_a_zoomed_map_is_dragged(small, open_page):
    driver = open_page(small / "report.html")
    x, y = centre(driver)
    mouse(driver, "mouseWheel", x, y, deltaX=0, deltaY=-120)
    before = view_box(driver)
    mouse(driver, "mousePressed", x, y, button="left", clickCount=1)
    mouse(driver, "mouseMoved", x - 80, y - 40, button="left")
    mouse(driver, "mouseReleased", x - 80, y - 40, button="left", clickCount=1)
    after = view_box(driver)
    assert after[0] > before[0] + 1 and after[1] > before[1] + 1 and after[2:] == before[2:]


def test_a_symbol_tells_what_it_is_in_the_language_shown(small, open_page):
    driver = open_page(small / "report.html")
    point = "const s = document.querySelector('circle[data-i]'); s.scrollIntoView({block: 'center'});"
    point += "const r = s.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]"
    x, y = driver.execute_script(point)
    mouse(driver, "mouseMoved", x, y)
    tip = driver.find_element(By.CSS_SELECTOR, ".tip")
    assert tip.is_displayed()
    both = tip.text
    driver.execute_script("document.querySelector('button[data-set=en]').click()")
    x, y = driver.execute_script(point)
    mouse(driver, "mouseMoved", x + 60, y + 60)
    mouse(driver, "mouseMoved", x, y)
    assert tip.text and tip.text in both and len(tip.text) < len(both)


def test_the_page_asks_for_nothing_and_the_console_stays_empty(rich, small, tmp_path, open_page):
    for page in [small / "report.html", rich / "report.html"]:
        driver = open_page(page)
        assert console(driver) == [] and requests(driver) == []
    # Planted: a page that asks for a picture is found out, twice.
    driver = open_page(mutated(small / "report.html", tmp_path, "</main>", "<img src='https://example.org/a.png'></main>"))
    assert console(driver) or requests(driver)


def test_every_map_has_title_legend_scale_north_reference_and_number(rich, open_page):
    driver = open_page(rich / "report.html")
    figures = driver.execute_script(
        "return [...document.querySelectorAll('svg[data-map]')].map(s => { const f = s.closest('figure'); return ["
        "f.querySelector('figcaption').textContent, f.querySelector('.finding').textContent,"
        "f.querySelectorAll('.legend li').length, s.textContent, f.querySelector('.foot').textContent]})"
    )
    assert len(figures) >= 5
    for caption, finding, legend, drawing, foot in figures:
        assert caption.strip().startswith("图 ") and "Fig. " in caption
        assert len(finding.strip()) > 20 and legend >= 3
        assert "N" in drawing and " km" in drawing
        assert "EPSG:" in foot and "无底图" in foot
