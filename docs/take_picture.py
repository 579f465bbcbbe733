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
# Opens the strike with the most contradictions, beside the list of strikes.
OPEN_STRIKE = """
const events = JSON.parse(document.getElementById("geomap-data").textContent).events;
const most = events.reduce((a, b) => b.contradictions.length > a.contradictions.length ? b : a);
[...document.querySelectorAll("[role=tab]")].find(tab => /Strikes/.test(tab.textContent)).click();
[...document.querySelectorAll("button")].find(one => one.textContent.includes(most.title)).click();
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
        time.sleep(1.5)
        browser.execute_script(OPEN_STRIKE)
        time.sleep(0.8)
        picture.parent.mkdir(parents=True, exist_ok=True)
        browser.save_screenshot(str(picture))
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
