"""No script, no network, no way in."""

from districts import HOSTILE
from page import console, mutated, shown
from selenium.webdriver.common.by import By


def test_without_scripts_everything_is_there_and_nothing_points_at_what_is_missing(rich, small, open_page):
    driver = open_page(small / "report.html", scripts=False)
    assert driver.find_elements(By.CSS_SELECTOR, ".layers, .tools, .tip, select, button, [role=button]") == []
    chapters = [element.text for element in driver.find_elements(By.CSS_SELECTOR, "h2")]
    assert len(chapters) == 12 and chapters[0].startswith("1")
    assert len(driver.find_elements(By.CSS_SELECTOR, "svg[data-map]")) >= 3
    rows = driver.find_elements(By.CSS_SELECTOR, "#stations tbody tr")
    assert len(rows) == 20 and all(row.is_displayed() for row in rows)


def test_a_hostile_name_is_a_name(small, tmp_path, open_page):
    driver = open_page(small / "report.html")
    assert any(HOSTILE in text for text in shown(driver, "#standing td, #standing th"))
    assert driver.execute_script("return document.images.length") == 0
    assert "broken in" not in driver.title and console(driver) == []
    # Planted: where the name came through as markup, the test sees the element and the policy stops the handler.
    escaped = HOSTILE.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("'", "&#39;")
    broken = open_page(mutated(small / "report.html", tmp_path, escaped, HOSTILE.replace("</script>", "")))
    assert broken.execute_script("return document.images.length") == 1
    assert "broken in" not in broken.title and console(broken)


def test_the_policy_holds_style_and_script_to_their_hashes(small, tmp_path, open_page):
    page = small / "report.html"
    policy = page.read_text(encoding="utf-8").split('Content-Security-Policy" content="')[1].split('"')[0]
    assert "default-src 'none'" in policy and "unsafe" not in policy and policy.count("sha256-") == 2
    # Planted: one letter more in the script, and it does not run.
    driver = open_page(mutated(page, tmp_path, "(function(){\n", "(function(){ \n"), wait=False)
    assert not driver.execute_script("return document.documentElement.hasAttribute('data-ready')")
    assert console(driver)
    # An attribute of style is not heeded either.
    driver = open_page(mutated(page, tmp_path, "<h1", "<h1 style='display:none'"))
    assert driver.find_element(By.TAG_NAME, "h1").is_displayed()


def test_texts_stand_out_from_what_is_behind_them(rich, open_page):
    driver = open_page(rich / "report.html")
    low = driver.execute_script(
        """
        function parts(c) { return c.match(/[\\d.]+/g).map(Number) }
        function light(c) { const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
          return .2126 * r + .7152 * g + .0722 * b }
        function ground(e) { for (; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor);
          if (c.length < 4 || c[3] > 0) return c } return [255, 255, 255] }
        const low = new Set();
        document.querySelectorAll('main *').forEach(e => {
          if (e.closest('svg') || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) return;
          const a = light(parts(getComputedStyle(e).color)), b = light(ground(e));
          const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
          if (ratio < 4.5) low.add(e.tagName + '.' + e.className + ' ' + ratio.toFixed(2)) });
        return [...low]"""
    )
    assert low == []
