"""Take the README's picture of a real map page, in headless Chromium.

usage: python docs/take_picture.py output/map.html docs/img/map.png
"""

import sys
import tempfile
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

WIDTH, HEIGHT = 1400, 860
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
READY = "return document.documentElement.classList.contains('gm-ready')"
LIST_STRIKES = """
[...document.querySelectorAll("[role=tab]")].find(tab => /Strikes/.test(tab.textContent)).click();
"""
# Opens the first strike on which its sources contradict each other, beside the list of strikes.
OPEN_STRIKE = """
const strikes = [...document.querySelectorAll("[data-event]")];
strikes.find(row => /contradict/.test(row.textContent)).click();
"""


def main() -> None:
    """Write the picture that the arguments name."""
    page, picture = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for flag in (*FLAGS, f"--user-data-dir={tempfile.mkdtemp()}"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    try:
        size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.get(page.as_uri())
        WebDriverWait(browser, 20).until(lambda driver: driver.execute_script(READY))
        for script in (LIST_STRIKES, OPEN_STRIKE):
            browser.execute_script(script)
            time.sleep(1)
        picture.parent.mkdir(parents=True, exist_ok=True)
        browser.save_screenshot(str(picture))
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
