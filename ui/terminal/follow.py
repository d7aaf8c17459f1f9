"""What the command line's verbs of feeds and watched folders do and print: `feeds`, `refresh`, `watch`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from store.feeds import Feed
from store.names import day
from ui.terminal.layout import columns
from ui.terminal.terminal import DONE, say_json

if TYPE_CHECKING:
    from ui.terminal.context import Context


def do_feeds(context: Context) -> int:
    """List the feeds, or add, remove or write them out."""
    told = context.arguments
    with context.service(new=bool(told.add)) as service:
        following = service.following
        added = following.subscribe(told.add) if told.add else 0
        for address in told.remove or ():
            following.unsubscribe(address)
        listed = following.feeds(str(told.to) if told.to else "")
    if context.json:
        say_json({"added": added, "feeds": [asdict(feed) for feed in listed]})
        return DONE
    if told.add:
        print(f"{added} added. `synoptic refresh` fetches them.")
    if told.to:
        print(f"Written: {told.to}")
        return DONE
    lines = [_line(feed) for feed in listed]
    print(columns(("refreshed", "title", "address", "problem"), lines) if lines else _NONE)
    return DONE


_NONE = "No feed is followed. `synoptic feeds --add ADDRESS` adds one."


def _line(feed: Feed) -> tuple[str, ...]:
    return day(feed.refreshed) or "never", feed.title, feed.address, feed.problem


def do_refresh(context: Context) -> int:
    """Fetch the feeds; say which entries are teasers only, and where their articles are."""
    from ui.terminal.verbs import say_import

    told = context.arguments
    with context.service() as service:
        status, summary = say_import(context, service.following.refresh(told.addresses, told.pages))
    if not context.json and summary["teasers"]:
        print(f"\n{len(summary['teasers'])} are teasers only; `synoptic refresh --pages` fetches their pages:")
        for teaser in summary["teasers"]:
            print(f"  {teaser['title']}\n    {teaser['url']}")
    return status


def do_watch(context: Context) -> int:
    """Watch a folder, or take in what is new in those that are watched."""
    from ui.terminal.verbs import say_import

    told = context.arguments
    with context.service(new=bool(told.folders)) as service:
        following = service.following
        for folder in told.stop or ():
            following.unwatch(str(folder))
        if told.list or told.stop:
            if context.json:
                say_json({"folders": following.watched()})
            else:
                print("\n".join(following.watched()) or "No folder is watched.")
            return DONE
        work = following.watch([str(folder) for folder in told.folders])
        status, summary = say_import(context, work)
    for folder in summary["away"] if not context.json else ():
        print(f"{folder} is not there now.")
    return status
