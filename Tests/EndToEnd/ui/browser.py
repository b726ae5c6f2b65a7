"""Chromium without a window, told what to do over a pipe by its own protocol (CDP)."""

import base64
import json
import os
import subprocess
import threading
import time

PATIENCE = 30

# Finds what a user would: the smallest shown element of that kind whose words (or label) are these.
FIND = """
((words, kinds) => {
  const shown = (e) => e.getClientRects().length > 0 && !e.closest('[inert]');
  const open = document.querySelector('dialog[open]') ?? document;
  const said = (e) => (e.getAttribute('aria-label') ?? e.innerText ?? '').trim();
  return [...open.querySelectorAll(kinds)].filter(shown).find((e) => said(e) === words)
    ?? [...open.querySelectorAll(kinds)].filter(shown).find((e) => said(e).startsWith(words));
})
"""
FIELD = """
((label) => {
  const open = document.querySelector('dialog[open]') ?? document;
  const own = [...open.querySelectorAll('input, textarea, select')].find((e) => e.getAttribute('aria-label')?.startsWith(label));
  const labels = [...open.querySelectorAll('label')].filter((e) => e.innerText.trim().startsWith(label));
  return own ?? labels.map((e) => e.querySelector('input, textarea, select')).find((e) => e);
})
"""


class Browser:
    """One browser with one page."""

    def __init__(self, folder, size=(1280, 900)):
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()
        options = [
            "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-default-browser-check",
            "--password-store=basic", f"--window-size={size[0]},{size[1]}", f"--user-data-dir={folder}/profile",
        ] + (["--no-sandbox"] if os.geteuid() == 0 else [])
        log = open(f"{folder}/chromium.log", "ab")
        self._process = subprocess.Popen(
            ["bash", "-c", f'exec chromium "$@" 3<&{to_read} 4>&{to_write}', "chromium", *options, "about:blank"],
            pass_fds=(to_read, to_write), stdout=log, stderr=log, env={**os.environ, "HOME": str(folder)})
        os.close(to_read)
        os.close(to_write)
        self._answers = {}
        self._arrived = threading.Condition()
        self._number = 0
        self.problems = []
        self.requests = []
        threading.Thread(target=self._listen, daemon=True).start()
        target = self._call("Target.createTarget", {"url": "about:blank"})["targetId"]
        self._session = self._call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.call(f"{domain}.enable")

    def _listen(self):
        rest = b""
        while True:
            piece = os.read(self._read, 1 << 16)
            if not piece:
                return
            *whole, rest = (rest + piece).split(b"\0")
            for text in whole:
                self._take(json.loads(text))

    def _take(self, message):
        if "id" in message:
            with self._arrived:
                self._answers[message["id"]] = message
                self._arrived.notify_all()
            return
        name, data = message.get("method"), message.get("params", {})
        if name == "Runtime.exceptionThrown":
            self.problems.append(data["exceptionDetails"].get("exception", {}).get("description", str(data)))
        elif name == "Runtime.consoleAPICalled" and data["type"] in ("error", "warning", "assert"):
            self.problems.append(" ".join(str(part.get("value", part.get("description"))) for part in data["args"]))
        elif name == "Log.entryAdded" and data["entry"]["level"] == "error" and data["entry"]["source"] != "network":
            self.problems.append(data["entry"]["text"])
        elif name == "Network.requestWillBeSent":
            self.requests.append(data["request"]["url"])
        elif name == "Page.javascriptDialogOpening":
            threading.Thread(target=self.call, args=("Page.handleJavaScriptDialog", {"accept": True}), daemon=True).start()

    def _call(self, method, params=None, session=None):
        with self._arrived:
            self._number += 1
            number = self._number
            message = {"id": number, "method": method, "params": params or {}}
            if session:
                message["sessionId"] = session
            os.write(self._write, json.dumps(message).encode() + b"\0")
            if not self._arrived.wait_for(lambda: number in self._answers, PATIENCE):
                raise AssertionError(f"the browser does not answer {method}")
            answer = self._answers.pop(number)
        if "error" in answer:
            raise AssertionError(f"{method}: {answer['error']}")
        return answer["result"]

    def call(self, method, params=None):
        return self._call(method, params, self._session)

    def run(self, script):
        """The value of an expression on the page."""
        answer = self.call("Runtime.evaluate", {"expression": script, "returnByValue": True, "awaitPromise": True})
        if "exceptionDetails" in answer:
            raise AssertionError(f"{script}: {answer['exceptionDetails'].get('exception', {}).get('description')}")
        return answer["result"].get("value")

    def until(self, script, what, patience=PATIENCE):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            try:
                value = self.run(script)
                if value:
                    return value
            except AssertionError:
                pass
            time.sleep(0.05)
        text = self.run("document.body.innerText")
        raise AssertionError(f"the page does not show {what}; it shows: {text[:1500]}")

    def open(self, url):
        self.call("Page.navigate", {"url": url})
        self.until("document.readyState === 'complete' && !!document.querySelector('h1')", f"a page at {url}")

    def sees(self, words, patience=PATIENCE):
        self.until(f"document.body.innerText.includes({json.dumps(words)})", f'"{words}"', patience)

    def lacks(self, words):
        self.until(f"!document.body.innerText.includes({json.dumps(words)})", f'no "{words}"')

    def click(self, words, kinds="a, button, label.choice, summary"):
        find = f"{FIND}({json.dumps(words)}, {json.dumps(kinds)})"
        self.until(f"{find} && !{find}.disabled", f'a button or link "{words}"')
        self.run(f"{find}.click()")

    def type(self, label, text):
        """Types into a field, as a user does."""
        find = f"{FIELD}({json.dumps(label)})"
        self.until(f"!!{find}", f'a field "{label}"')
        self.run(f"(() => {{ const e = {find}; e.focus(); e.select?.(); }})()")
        self.call("Input.insertText", {"text": text})

    def choose(self, label, value):
        find = f"{FIELD}({json.dumps(label)})"
        self.until(f"[...({find}?.options ?? [])].some((o) => o.value === {json.dumps(value)})", f'the choice "{value}"')
        self.run(f"(() => {{ const e = {find}; Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(e, "
                 f"{json.dumps(value)}); e.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()")

    def press(self, key, code=None, text=None):
        for kind in ["keyDown", "keyUp"]:
            params = {"type": kind, "key": key, "code": code or key}
            if kind == "keyDown" and (text or len(key) == 1):
                params["text"] = text or key
            if key == "Tab":
                params["windowsVirtualKeyCode"] = 9
            if key == "Escape":
                params["windowsVirtualKeyCode"] = 27
            self.call("Input.dispatchKeyEvent", params)

    def resize(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def scheme(self, name):
        self.call("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme", "value": name}, {"name": "prefers-reduced-motion", "value": "reduce"}]})

    def picture(self, path):
        data = self.call("Page.captureScreenshot", {"format": "png"})["data"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(data))

    def end(self):
        try:
            self._call("Browser.close")
        except (AssertionError, OSError):
            self._process.terminate()
        self._process.wait(PATIENCE)
