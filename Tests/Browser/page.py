"""What a test asks of a page."""

import json
import pathlib


def console(driver) -> list:
    """Every entry of the console, at whatever level."""
    return [entry["message"] for entry in driver.get_log("browser")]


def requests(driver) -> list:
    """Everything the page asked for but itself."""
    wanted = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            url = message["params"]["request"]["url"]
            if message["params"].get("type") != "Document" and not url.startswith("data:"):
                wanted.append(url)
    return wanted


def shown(driver, selector: str) -> list:
    """Texts of the elements a reader sees."""
    return driver.execute_script(
        "return [...document.querySelectorAll(arguments[0])].filter(e => e.getClientRects().length)"
        ".map(e => e.textContent)",
        selector,
    )


def view_box(driver, number: int = 0) -> list:
    text = driver.execute_script(
        "return document.querySelectorAll('svg[data-map]')[arguments[0]].getAttribute('viewBox')", number
    )
    return [float(part) for part in text.split(" ")]


def centre(driver, number: int = 0) -> tuple:
    """The middle of a map on the screen, after it was scrolled into sight."""
    return tuple(
        driver.execute_script(
            "const s = document.querySelectorAll('svg[data-map]')[arguments[0]]; s.scrollIntoView({block: 'center'});"
            "const r = s.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]",
            number,
        )
    )


def mouse(driver, kind: str, x: float, y: float, **more) -> None:
    driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, **more})


def column(driver, table: str, number: int) -> list:
    """The shown cells of a column."""
    return driver.execute_script(
        "return [...document.querySelector(arguments[0]).tBodies[0].rows].filter(r => !r.hidden)"
        ".map(r => r.cells[arguments[1]].textContent)",
        table,
        number,
    )


def mutated(page: pathlib.Path, folder: pathlib.Path, found: str, put: str) -> pathlib.Path:
    """The page with one thing changed, as a planted fault."""
    text = page.read_text(encoding="utf-8")
    assert found in text, f"{found!r} is not in {page}"
    changed = folder / "mutated.html"
    changed.write_text(text.replace(found, put, 1), encoding="utf-8")
    return changed
