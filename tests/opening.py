"""Pages opened in a real browser, and what tests look for on them."""

from contextlib import contextmanager

from networks import SENTENCES


@contextmanager
def opened(browser, file, *, width=1280, height=800, address="", ready="html.live", **settings):
    """Open ``file`` offline; anything it asks for or complains of fails the test."""
    context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **settings)
    page = context.new_page()
    page.set_default_timeout(5_000)
    troubles = []
    page.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("dialog", lambda dialog: (troubles.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on(
        "request",
        lambda request: (
            troubles.append(request.url)
            if request.url.partition("?")[0] not in (file.as_uri(), "about:srcdoc")
            else None
        ),
    )
    try:
        page.goto(file.as_uri() + address)
        page.wait_for_selector(ready)
        yield page
        assert [trouble for trouble in troubles if not trouble.startswith("data:")] == []
    finally:
        context.close()


def row_of(page, name):
    return page.locator("tr[data-corridor]").filter(has_text=name)


def line_of(page, sentence):
    row = page.locator("tr[data-corridor]").filter(has_text=SENTENCES[sentence]).first
    return page.locator(f'g.corridor[data-corridors~="{row.get_attribute("data-corridor")}"]')


def is_shown(line):
    return line.evaluate("line => getComputedStyle(line).display !== 'none'")


def shown_sentences(page):
    return set(page.locator("#evidence blockquote").all_inner_texts())
